namespace Releasing.Signing.Bundles;

/// <summary>A signature over a file.</summary>
/// <param name="DigestAlgorithm">As protobuf-specs names it: <c>SHA2_256</c>, <c>SHA2_384</c>, <c>SHA2_512</c>; null when the bundle tells no digest.</param>
/// <param name="Digest">The digest the bundle tells: a hint, which has to equal the file's.</param>
/// <param name="Signature">The signature.</param>
public sealed record MessageSignature(string? DigestAlgorithm, ReadOnlyMemory<byte> Digest, ReadOnlyMemory<byte> Signature);
