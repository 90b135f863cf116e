using System.Globalization;

namespace Releasing.Notes.Commits;

/// <summary>The subjects that git and the forges give to merges.</summary>
internal static class MergeSubject
{
    private static readonly string[] s_starts =
    [
        "Merge branch ", "Merge branches ", "Merge remote-tracking branch ", "Merge remote-tracking branches ", "Merge pull request #", "Merge tag ", "Merge tags ", "Merge commit ",
        "Merge commits ", "Merged in ",
    ];

    // Written by Azure DevOps before the title of the pull request.
    private const string Azure = "Merged PR ";

    /// <summary>It says that histories were joined and nothing else.</summary>
    public static bool Is(string subject) => subject.StartsWith("Merge", StringComparison.Ordinal) && StartsWithOne(subject, s_starts);

    /// <summary>The text starts with one of some words.</summary>
    internal static bool StartsWithOne(string text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The title of the pull request behind <c>Merged PR 12: </c>; other subjects as they are.</summary>
    public static (string Subject, int? PullRequest) Unwrap(string subject)
    {
        var colon = subject.StartsWith(Azure, StringComparison.Ordinal) ? subject.IndexOf(": ", StringComparison.Ordinal) : -1;
        return colon > 0 && Number(subject.AsSpan(Azure.Length, colon - Azure.Length)) is { } number ? (subject[(colon + 2)..], number) : (subject, null);
    }

    /// <summary>The pull request in the words of GitHub, Bitbucket and, below the subject, GitLab; null without one.</summary>
    public static int? PullRequest(string subject, IReadOnlyList<string> body)
    {
        const string gitHub = "Merge pull request #";
        const string bitbucket = "(pull request #";
        const string gitLab = "See merge request ";
        if (subject.StartsWith(gitHub, StringComparison.Ordinal))
        {
            return Number(subject.AsSpan(gitHub.Length).TrimStart('#'));
        }

        var place = subject.StartsWith("Merged in ", StringComparison.Ordinal) ? subject.LastIndexOf(bitbucket, StringComparison.Ordinal) : -1;
        if (place >= 0)
        {
            return Number(subject.AsSpan(place + bitbucket.Length));
        }

        foreach (var line in body)
        {
            if (line.StartsWith(gitLab, StringComparison.Ordinal) && line.LastIndexOf('!') is var mark and > 0)
            {
                return Number(line.AsSpan(mark + 1));
            }
        }

        return null;
    }

    /// <summary>Takes <c>(#12)</c> from the end of a title, where GitHub puts it when it squashes or rebases.</summary>
    public static (string Title, int? PullRequest) TakeNumber(string title)
    {
        var open = title.EndsWith(')') ? title.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return open > 0 && title[open + 2] is '#' or '!' && Number(title.AsSpan(open + 3)) is { } number && title.AsSpan(open + 3).IndexOfAnyExceptInRange('0', '9') == title.Length - open - 4
            ? (title[..open].TrimEnd(), number)
            : (title, null);
    }

    private static int? Number(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}
