using Releasing.Notes.Commits;

namespace Releasing.Versions.Next;

/// <summary>A commit and how much it moves the version.</summary>
/// <param name="Commit">The commit. Its texts were written by others.</param>
/// <param name="Level">By its type, or <see cref="ChangeLevel.Major"/> when it says that it breaks something.</param>
public sealed record DecidingCommit(ConventionalCommit Commit, ChangeLevel Level);
