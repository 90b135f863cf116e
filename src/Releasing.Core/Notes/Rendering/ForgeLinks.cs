using System.Globalization;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Versions;

namespace Releasing.Notes.Rendering;

/// <summary>Addresses of pages on the forge that a remote names; null where there is none. They hold nothing that could end the address of a Markdown link.</summary>
public static class ForgeLinks
{
    /// <summary>A commit. GitHub, Gitea, Forgejo and GitLab share the form.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="hash">The full hash.</param>
    public static string? Commit(GitRemote? remote, string hash) => remote?.WebUrl is { } web
        ? $"{web}/{(IsBitbucket(remote) ? "commits" : "commit")}/{hash}"
        : null;

    /// <summary>A pull or merge request.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="number">Its number.</param>
    public static string? PullRequest(GitRemote? remote, int number) => remote?.WebUrl is { } web ? web + Place(remote, number, "pull", "-/merge_requests", "pull-requests") : null;

    /// <summary>An issue; its reference may name another repository of the same forge.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="reference">The issue.</param>
    public static string? Issue(GitRemote? remote, IssueReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (remote?.WebUrl is not { } web)
        {
            return null;
        }

        if (reference.Repository is { } other)
        {
            // Written by others: whatever is not plainly a repository leads nowhere.
            var named = GitRemote.Parse($"https://{remote.Host}/{other}");
            if (named.WebUrl is null || named.WebUrl != $"https://{remote.Host}/{other}")
            {
                return null;
            }

            web = named.WebUrl;
        }

        return web + Place(remote, reference.Number, "issues", "-/issues", "issues");
    }

    /// <summary>What changed between a tag and a release; for a snapshot, whose tag nobody made, up to its commit.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="previousTag">Where it begins.</param>
    /// <param name="version">Where it ends.</param>
    public static string? Compare(GitRemote? remote, string previousTag, ReleaseVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Compare(remote, previousTag, version.IsSnapshot ? version.Commit : version.Tag);
    }

    /// <summary>What changed between two tags, commits or branches.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    public static string? Compare(GitRemote? remote, string from, string to) => remote?.WebUrl is { } web
        ? IsBitbucket(remote) ? $"{web}/branches/compare/{Encode(to)}%0D{Encode(from)}" : $"{web}/{(IsGitLab(remote) ? "-/" : "")}compare/{Encode(from)}...{Encode(to)}"
        : null;

    /// <summary>The page of a release.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="tag">Its tag.</param>
    public static string? Release(GitRemote? remote, string tag) => remote?.WebUrl is { } web
        ? IsBitbucket(remote) ? $"{web}/src/{Encode(tag)}" : IsGitLab(remote) ? $"{web}/-/releases/{Encode(tag)}" : $"{web}/releases/tag/{Encode(tag)}"
        : null;

    /// <summary>A file of a release on GitHub, Gitea and Forgejo.</summary>
    /// <param name="remote">The forge.</param>
    /// <param name="tag">The release's tag.</param>
    /// <param name="name">The file.</param>
    public static string? Asset(GitRemote? remote, string tag, string name) =>
        remote?.WebUrl is { } web && !IsBitbucket(remote) && !IsGitLab(remote) ? $"{web}/releases/download/{Encode(tag)}/{Encode(name)}" : null;

    // Where the forge is not known by its name, an issue's page leads on to the pull request of its number: so do GitHub, Gitea and Forgejo.
    private static string Place(GitRemote remote, int number, string gitHub, string gitLab, string bitbucket)
    {
        var room = IsBitbucket(remote) ? bitbucket : IsGitLab(remote) ? gitLab : remote.Host == "github.com" ? gitHub : "issues";
        return string.Create(CultureInfo.InvariantCulture, $"/{room}/{number}");
    }

    private static bool IsBitbucket(GitRemote remote) => remote.Host == "bitbucket.org";

    private static bool IsGitLab(GitRemote remote) => remote.Host is { } host && (host == "gitlab.com" || host.StartsWith("gitlab.", StringComparison.Ordinal));

    // Slashes stay. Parentheses would end the address of a Markdown link.
    private static string Encode(string reference) => string.Join('/', reference.Split('/').Select(Uri.EscapeDataString))
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
}
