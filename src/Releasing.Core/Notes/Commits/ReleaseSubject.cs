using Releasing.Versions;

namespace Releasing.Notes.Commits;

/// <summary>Tells commits that only make a release: <c>chore(release): 1.2.3</c>, <c>Release v1.2.3</c>, <c>bump version to 1.2.3</c>.</summary>
internal static class ReleaseSubject
{
    private static readonly string[] s_types = ["", "build", "chore", "ci", "release"];

    // With any other word, such as the name of a dependency, the commit says something of its own.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_words = new HashSet<string>(
        ["release", "releases", "releasing", "version", "versions", "bump", "bumped", "bumping", "to", "for", "the", "new", "next", "prepare", "preparing", "publish", "cut", "tag", "set", "number", "from", "and", "changelog", "update", "of"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>It makes a release and says nothing else.</summary>
    /// <param name="type">The conventional type, or empty.</param>
    /// <param name="scope">The scope, or null.</param>
    /// <param name="description">The description.</param>
    public static bool Is(string type, string? scope, string description)
    {
        const int longest = 120;
        if (description.Length > longest || description.AsSpan().IndexOfAnyInRange('0', '9') < 0 || !s_types.Contains(type))
        {
            return false;
        }

        var named = scope is not null && scope.Equals("release", StringComparison.OrdinalIgnoreCase);
        var hasVersion = false;
        foreach (var range in description.AsSpan().Split(' '))
        {
            var word = description.AsSpan(range).Trim();
            if (word.IsEmpty || word[0] == '[' || word[^1] == ']')
            {
                continue;
            }

            var isVersion = IsVersion(word);
            if (!isVersion && !named && !s_words.Contains(word))
            {
                return false;
            }

            hasVersion |= isVersion;
        }

        return hasVersion;
    }

    // "v1.2.3", "tool@1.2.3", "tool-v1.2.3", "tool/v1.2.3".
    private static bool IsVersion(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var text = word.TrimEnd(".,:!").Trim("\"'`").ToString();
        text = text[(text.LastIndexOfAny(['@', '/']) + 1)..];
        if (SemanticVersion.TryParse(text.StartsWith('v') || text.StartsWith('V') ? text[1..] : text, out _))
        {
            return true;
        }

        var mark = text.IndexOf("-v", StringComparison.Ordinal);
        return mark > 0 && SemanticVersion.TryParse(text[(mark + 2)..], out _);
    }
}
