namespace Releasing.Versions.Next;

/// <summary>One of several products in a repository, with versions of its own.</summary>
/// <param name="Name">How it is called, such as <c>core</c>.</param>
/// <param name="Path">Its folder, relative to the repository's root with <c>/</c>; only commits that touch it count.</param>
/// <param name="TagPrefix">As <see cref="VersionSettings.TagPrefix"/>, such as <c>core/</c> for <c>core/v1.2.3</c>.</param>
public sealed record ReleasePackage(string Name, string Path, string TagPrefix);
