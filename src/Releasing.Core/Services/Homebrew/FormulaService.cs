using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Services.Homebrew;

/// <summary>A program that <c>brew services</c> runs (Formula Cookbook, "Service files").</summary>
/// <param name="Program">The program's name; with the arguments it is started directly, no shell reads them.</param>
public sealed partial record FormulaService(string Program)
{
    /// <summary>Its arguments. Default: none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>It is started again when it ends. Default: no.</summary>
    public bool KeepAlive { get; init; }

    /// <summary>Only root may start it. Default: no.</summary>
    public bool RequiresRoot { get; init; }

    /// <summary>The folder it runs in, below Homebrew's <c>var</c>. Default: null, none.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The file that takes what it writes, below Homebrew's <c>var</c>, such as <c>log/tool.log</c>. Default: null, none.</summary>
    public string? LogFile { get; init; }

    /// <summary>Variables of its environment. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Every mistake, one full sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var name in Environment.Keys.Where(name => !Variable().IsMatch(name)))
        {
            yield return $"'{PlainText.Line(name)}' is no name of a variable. Use capital letters, digits and '_'.";
        }

        foreach (var path in new[] { WorkingFolder, LogFile }.OfType<string>().Where(path => !Files.RelativePath.IsSafe(path)))
        {
            yield return $"'{PlainText.Line(path)}' is no path below var. Give one such as 'log/tool.log'.";
        }

        if (Program.Length == 0 || Program.Contains('/', StringComparison.Ordinal))
        {
            yield return $"'{PlainText.Line(Program)}' is no name of a program. Give one of those in the archive.";
        }
    }

    [GeneratedRegex(@"\A[A-Z_][A-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
