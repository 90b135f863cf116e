using Releasing.Git;

namespace Releasing.Notes.Commits;

/// <summary>Reads who is named by <c>Co-authored-by: NAME &lt;EMAIL&gt;</c>, the footer that forges count as authorship.</summary>
internal static class CoAuthorReader
{
    /// <summary>Each person once.</summary>
    /// <param name="footers">The footers.</param>
    public static IReadOnlyList<GitPerson> Read(IReadOnlyList<CommitFooter> footers)
    {
        List<GitPerson>? people = null;
        foreach (var footer in footers)
        {
            if (footer.Token.Equals("Co-authored-by", StringComparison.OrdinalIgnoreCase) && Person(footer.Value) is { } person)
            {
                people ??= [];
                people.Add(person);
            }
        }

        // Most commits have one author.
        return people is null ? [] : [.. people.Distinct()];
    }

    private static GitPerson? Person(string text)
    {
        var line = text.Split('\n', 2)[0];
        var open = line.LastIndexOf('<');
        var close = line.LastIndexOf('>');
        var name = (open < 0 ? line : line[..open]).Trim();
        var email = open >= 0 && close > open ? line[(open + 1)..close].Trim() : "";
        return name.Length > 0 || email.Length > 0 ? new GitPerson(name, email) : null;
    }
}
