namespace Releasing.Cake.Running;

/// <summary>
/// Workflow commands of GitHub Actions: lines of output that the runner obeys. What is ours is escaped as the runner's own toolkit
/// does it; what comes from outside is made inert, so that a file name or a compiler's line commands nothing.
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
/// </summary>
internal static class WorkflowCommand
{
    public static string Error(string title, string message) => $"::error title={Property(title)}::{Data(message)}";

    public static string Group(string title) => "::group::" + Data(title);

    public static string EndGroup => "::endgroup::";

    /// <summary>
    /// The text with every line end as LF and no line that the runner obeys: neither <c>::name::</c> after white space at the start of a line,
    /// nor the older <c>##[name]</c> anywhere in it.
    /// </summary>
    public static string Inert(string text)
    {
        if (!text.Contains("::", StringComparison.Ordinal) && !text.Contains("##[", StringComparison.Ordinal))
        {
            return text;
        }

        // The runner reads lines as .NET does, where a lone carriage return ends one too.
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return string.Join('\n', lines.Select(InertLine));
    }

    private static string InertLine(string line)
    {
        var start = line.Length - line.TrimStart().Length;
        var inert = string.CompareOrdinal(line, start, "::", 0, 2) == 0 ? line.Insert(start + 1, " ") : line;
        return inert.Replace("##[", "## [", StringComparison.Ordinal);
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
