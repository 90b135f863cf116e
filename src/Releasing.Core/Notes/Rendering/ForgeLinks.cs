using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Notes.Rendering;

/// <summary>Addresses of pages on the forge that a remote names; null where there is none. GitHub, Gitea, Forgejo and GitLab share these forms.</summary>
internal static class ForgeLinks
{
    public static string? Commit(GitRemote? remote, string hash) => remote?.WebUrl is { } web
        ? $"{web}/{(IsBitbucket(remote) ? "commits" : "commit")}/{hash}"
        : null;

    /// <summary>What changed between a tag and a release; for a snapshot, whose tag nobody made, up to its commit.</summary>
    public static string? Compare(GitRemote? remote, string previousTag, ReleaseVersion version) =>
        remote?.WebUrl is { } web && !IsBitbucket(remote)
            ? $"{web}/compare/{Encode(previousTag)}...{Encode(version.IsSnapshot ? version.Commit : version.Tag)}"
            : null;

    private static bool IsBitbucket(GitRemote remote) => remote.Host == "bitbucket.org";

    // Slashes stay. Parentheses would end the address of a Markdown link.
    private static string Encode(string reference) => string.Join('/', reference.Split('/').Select(Uri.EscapeDataString))
        .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
}
