using System.Security.Cryptography;
using Releasing.Signing.Algorithms;

namespace Releasing.Verification.Keys;

/// <summary>Ed25519 (RFC 8032), which signs data and no digests: logs sign their checkpoints with it.</summary>
internal sealed class Ed25519Key(byte[] publicKey) : VerificationKey
{
    public override IReadOnlyList<HashAlgorithmName> Hashes => [];

    public override bool VerifiesDigests => false;

    public override bool VerifyDigest(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, HashAlgorithmName hash) => false;

    public override bool VerifyData(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Ed25519.Verify(publicKey, data, signature);
}
