using Releasing.Text;

namespace Releasing.Verification.Folders;

/// <summary>How one check of one file ended.</summary>
/// <param name="Asset">The file; empty for the folder as a whole. Made plain: safe to print, not to open.</param>
/// <param name="Check">What was looked at.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it failed or was skipped: a <see cref="FolderReason"/> or <see cref="RefusalReason"/>; null when it passed.</param>
/// <param name="Message">One sentence, plain text, without a path, time or name of this machine.</param>
public sealed record CheckRow(string Asset, FolderCheck Check, CheckOutcome Outcome, string? Reason, string Message)
{
    private const int LongestMessage = 500;

    internal static CheckRow Pass(string asset, FolderCheck check, string message) => Of(asset, check, CheckOutcome.Passed, null, message);

    internal static CheckRow Fail(string asset, FolderCheck check, FolderReason reason, string message) => Of(asset, check, CheckOutcome.Failed, reason.ToString(), message);

    internal static CheckRow Fail(string asset, FolderCheck check, string file, RefusedException refusal) =>
        Of(asset, check, CheckOutcome.Failed, refusal.Reason.ToString(), refusal.Message.Contains(file, StringComparison.Ordinal) ? refusal.Message : $"{file}: {refusal.Message}");

    internal static CheckRow Skip(string asset, FolderCheck check, FolderReason reason, string message) => Of(asset, check, CheckOutcome.Skipped, reason.ToString(), message);

    /// <summary>A row with everything in it made plain.</summary>
    internal static CheckRow Of(string asset, FolderCheck check, CheckOutcome outcome, string? reason, string message)
    {
        var line = PlainText.Line(message).Trim();
        return new(PlainText.Line(asset), check, outcome, reason is null ? null : PlainText.Line(reason), line.Length <= LongestMessage ? line : line[..(LongestMessage - 1)] + "…");
    }
}
