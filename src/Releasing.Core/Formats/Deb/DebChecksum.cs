using Releasing.Formats.Linux;

namespace Releasing.Formats.Deb;

/// <summary>A file of the package with the digest that <c>md5sums</c> has of it.</summary>
internal sealed record DebChecksum(PackageMember Member, string Md5);
