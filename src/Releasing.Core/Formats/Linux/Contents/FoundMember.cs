namespace Releasing.Formats.Linux.Contents;

/// <summary>One path that a content brings.</summary>
/// <param name="Member">The path.</param>
/// <param name="Origin">What messages call that which brings it: <c>the file 'build/tool'</c>.</param>
/// <param name="Stated">Whether a content is about this very path, not about a tree that it is part of.</param>
internal sealed record FoundMember(PackageMember Member, string Origin, bool Stated);
