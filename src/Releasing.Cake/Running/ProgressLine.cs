using System.Globalization;

namespace Releasing.Cake.Running;

/// <summary>The line that says how an item ended.</summary>
internal static class ProgressLine
{
    public static string Of(int finished, int total, string item, ItemOutcome outcome, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture, $"[{finished}/{total}] {TerminalText.Clean(item)}: {Describe(outcome, elapsed)}");

    private static string Describe(ItemOutcome outcome, TimeSpan elapsed) => outcome switch
    {
        ItemOutcome.Made => $"done in {Elapsed.Format(elapsed)}",
        ItemOutcome.UpToDate => "up to date",
        _ => $"failed after {Elapsed.Format(elapsed)}",
    };
}
