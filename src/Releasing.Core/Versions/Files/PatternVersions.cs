using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>A file in which the repository says where the version stands.</summary>
internal sealed class PatternVersions : IVersionHolder
{
    private const string Word = "{version}";
    private const string Group = "version";

    private readonly SourceText _source;

    private PatternVersions(string root, VersionPattern pattern)
    {
        _source = SourceText.Read(root, pattern.Path);
        Held = [.. Find(pattern)];
        if (Held.Count == 0)
        {
            throw new InvalidInputException(PlainText.Line(pattern.Path), $"'{PlainText.Line(pattern.Pattern)}' is nowhere in it", "Correct the pattern in Settings.Bump.Patterns");
        }
    }

    public string Path => _source.Path;

    public IReadOnlyList<HeldVersion> Held { get; }

    public IReadOnlyList<string> Remarks => [];

    private List<(int Start, int Length)> Places { get; } = [];

    /// <summary>What is wrong with a pattern, as a clause; null when nothing is.</summary>
    public static string? Problem(VersionPattern pattern)
    {
        if (!pattern.IsExpression)
        {
            return pattern.Pattern.Split(Word).Length == 2 && pattern.Pattern != Word ? null : "it has to hold {version} once, and something around it";
        }

        try
        {
            return Expression(pattern.Pattern).GetGroupNumbers().Length > 0 && Expression(pattern.Pattern).GroupNumberFromName(Group) >= 0 ? null : "it has no group (?<version>…)";
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return "it is no regular expression without look-around and back references: " + PlainText.Line(problem.Message).TrimEnd('.');
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ReleaseException">The pattern is none, or finds nothing.</exception>
    public static PatternVersions Read(string root, VersionPattern pattern) => Problem(pattern) is { } problem
        ? throw new InvalidInputException("Settings.Bump.Patterns", $"'{PlainText.Line(pattern.Pattern)}': {problem}", "Correct the pattern")
        : new PatternVersions(root, pattern);

    public void Edit(SemanticVersion next, EditList edits)
    {
        foreach (var (start, length) in Places)
        {
            edits.Add(_source, new TextEdit(start, length, next.ToString()));
        }
    }

    private IEnumerable<HeldVersion> Find(VersionPattern pattern)
    {
        // What a version may be made of, between the texts around it.
        var parts = pattern.Pattern.Split(Word);
        var expression = pattern.IsExpression ? pattern.Pattern : $"{Regex.Escape(parts[0])}(?<version>[0-9A-Za-z.+-]+?){Regex.Escape(parts[1])}";
        expression = !pattern.IsExpression && parts[1].Length == 0 ? expression.Replace("+?)", "+)", StringComparison.Ordinal) : expression;
        for (var match = Expression(expression).Match(_source.Text); match.Success; match = match.NextMatch())
        {
            if (match.Groups[Group] is { Success: true } group)
            {
                Places.Add((group.Index, group.Length));
                yield return new HeldVersion(Path, _source.LineAt(group.Index), "pattern", group.Value, SemanticVersion.TryParse(group.Value, out var version) ? version : PythonVersion.Read(group.Value));
            }
        }
    }

    private static Regex Expression(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline);
}
