using Cake.Core;
using Cake.Core.Annotations;
using Releasing.Git;
using Releasing.Versions;
using Releasing.Versions.Next;

namespace Releasing.Cake.Aliases;

/// <summary>The version of what is checked out, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class VersionAliases
{
    /// <summary>The version by the repository's tags: that of a tag on the commit, otherwise a snapshot of the next patch.</summary>
    /// <param name="context">The script.</param>
    /// <returns>Version, tag, commit and dates.</returns>
    /// <exception cref="Failures.ReleaseException">No repository, a shallow clone, or uncommitted changes.</exception>
    /// <example><code>Information(ReleaseVersion().Version);</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Releasing.Versions")]
    public static ReleaseVersion ReleaseVersion(this ICakeContext context) => context.ReleaseVersion(new VersionSettings());

    /// <summary>The version by the repository's tags.</summary>
    /// <param name="context">The script.</param>
    /// <param name="settings">What stands before the version in tags, and whether a snapshot or uncommitted changes are fine.</param>
    /// <returns>Version, tag, commit and dates.</returns>
    /// <exception cref="Failures.ReleaseException">No repository, a shallow clone, or uncommitted changes that are not allowed.</exception>
    /// <example><code>var version = ReleaseVersion(new VersionSettings { AllowDirty = true });</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Releasing.Versions")]
    public static ReleaseVersion ReleaseVersion(this ICakeContext context, VersionSettings settings) => VersionSource.Find(Repository(context), settings);

    /// <summary>The next version by the conventional commits since the last one.</summary>
    /// <param name="context">The script.</param>
    /// <returns>The last version, the next (null when there is nothing to release), its tag, and why.</returns>
    /// <exception cref="Failures.ReleaseException">No repository, or a shallow clone.</exception>
    /// <example><code>Information("{0}", NextReleaseVersion().Next);</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Releasing.Versions.Next")]
    public static VersionProposal NextReleaseVersion(this ICakeContext context) => context.NextReleaseVersion(new NextVersionSettings());

    /// <summary>The next version by the conventional commits since the last one.</summary>
    /// <param name="context">The script.</param>
    /// <param name="settings">What moves what, a series of pre-releases, or exactly which version.</param>
    /// <returns>The last version, the next (null when there is nothing to release), its tag, and why.</returns>
    /// <exception cref="Failures.ReleaseException">No repository, a shallow clone, or a version that is not above the last.</exception>
    /// <example><code>var next = NextReleaseVersion(new NextVersionSettings { Channel = "rc" });</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Releasing.Versions.Next")]
    public static VersionProposal NextReleaseVersion(this ICakeContext context, NextVersionSettings settings) => NextVersion.Propose(Repository(context), settings: settings);

    internal static GitRepository Repository(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return GitRepository.Open(context.Environment.WorkingDirectory.FullPath);
    }
}
