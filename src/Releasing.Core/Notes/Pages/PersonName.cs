using Releasing.Git;

namespace Releasing.Notes.Pages;

/// <summary>What the names and addresses of commits say about who somebody is.</summary>
internal static class PersonName
{
    private const int LongestLogin = 39;

    private static readonly string[] s_robots =
    [
        "dependabot", "dependabot-preview", "renovate", "github-actions", "github actions", "github-merge-queue", "pre-commit-ci", "semantic-release-bot", "snyk-bot", "greenkeeper", "mergify", "allcontributors",
        "imgbot", "weblate", "web-flow", "copilot",
    ];

    // Addresses that forges give to people who keep theirs to themselves: GitHub documentation, "Setting your commit email address"; GitLab; Codeberg.
    private static readonly (string Domain, char Mark)[] s_private =
        [("@users.noreply.github.com", '+'), ("@users.noreply.gitlab.com", '-'), ("@noreply.codeberg.org", '\0'), ("@noreply.gitea.com", '\0')];

    /// <summary>
    /// A program and nobody: a name or address that ends in <c>[bot]</c> or <c>-bot</c>, a robot known by name, or an address that nobody reads (<c>noreply@…</c>).
    /// </summary>
    public static bool IsRobot(GitPerson person, IEnumerable<string> further)
    {
        var local = Local(person.Email);
        return IsMarked(person.Name) || IsMarked(local) || local is "noreply" or "no-reply" || s_robots.Concat(further).Contains(person.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The account on the forge, where the address tells it.</summary>
    public static string? LoginOf(GitPerson person)
    {
        foreach (var (domain, mark) in s_private)
        {
            if (person.Email.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
            {
                // "12345+ada": the number stays when somebody changes the name.
                var local = person.Email[..^domain.Length];
                var number = mark == '\0' ? 0 : local.AsSpan().IndexOfAnyExceptInRange('0', '9');
                var login = number > 0 && local[number] == mark ? local[(number + 1)..] : local;
                return IsLogin(login) ? login : null;
            }
        }

        return null;
    }

    /// <summary>It can be an account and nothing else.</summary>
    public static bool IsLogin(string text) =>
        text.Length is > 0 and <= LongestLogin && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') && char.IsAsciiLetterOrDigit(text[0]);

    private static bool IsMarked(string name) => name.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase) || name.EndsWith("-bot", StringComparison.OrdinalIgnoreCase);

    private static string Local(string email) => email.LastIndexOf('@') is var at and > 0 ? email[..at].ToLowerInvariant() : email.ToLowerInvariant();
}
