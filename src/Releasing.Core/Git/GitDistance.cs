namespace Releasing.Git;

/// <summary>How far the head is from a tag.</summary>
/// <param name="Commits">Commits of the head's history that the tag does not hold.</param>
/// <param name="HeadDate">When the head was committed, UTC.</param>
public sealed record GitDistance(int Commits, DateTimeOffset HeadDate);
