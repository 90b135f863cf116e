namespace Releasing.Services;

/// <summary>What the page of a release says.</summary>
/// <param name="Tag">The tag, exactly as git names it.</param>
/// <param name="Commit">The full commit hash the tag stands for.</param>
/// <param name="Title">The headline.</param>
/// <param name="Notes">The body, Markdown with LF.</param>
/// <param name="Prerelease">It is marked as a pre-release.</param>
public sealed record ReleaseDraft(string Tag, string Commit, string Title, string Notes, bool Prerelease);
