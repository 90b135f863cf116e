namespace Releasing.Cake.Testing;

/// <summary>A version of a <see cref="FakePackage"/>.</summary>
/// <param name="Id">GitHub's number for it.</param>
/// <param name="Name">Its name; of a container its digest.</param>
/// <param name="Tags">The tags of a container's version.</param>
/// <param name="CreatedAt">When it was pushed.</param>
public sealed record FakePackageVersion(long Id, string Name, IReadOnlyList<string> Tags, DateTimeOffset CreatedAt);
