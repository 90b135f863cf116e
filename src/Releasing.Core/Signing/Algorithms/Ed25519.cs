using System.Numerics;
using System.Security.Cryptography;

namespace Releasing.Signing.Algorithms;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, section 5.1.7), which transparency logs sign their checkpoints with and the runtime does not know. Everything here is public, so
/// nothing hides how long it takes; there is no signing for that reason.
/// </summary>
internal static class Ed25519
{
    /// <summary>The length of a public key, in bytes.</summary>
    public const int PublicKeySize = 32;

    /// <summary>The length of a signature, in bytes.</summary>
    public const int SignatureSize = 64;

    private static readonly BigInteger s_order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a signature is one of a message. Encodings that are not the shortest of their number are refused (section 5.1.3, 5.1.7).</summary>
    /// <param name="publicKey">32 bytes.</param>
    /// <param name="message">The message itself.</param>
    /// <param name="signature">64 bytes: a point and a scalar.</param>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeySize || signature.Length != SignatureSize || EdwardsPoint.Decode(publicKey) is not { } key)
        {
            return false;
        }

        var scalar = new BigInteger(signature[32..], isUnsigned: true);
        if (scalar >= s_order)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(signature[..32]);
        hash.AppendData(publicKey);
        hash.AppendData(message);
        var challenge = new BigInteger(hash.GetHashAndReset(), isUnsigned: true) % s_order;

        // R = [S]B - [k]A, compared in its encoded form: exactly one text of R is right.
        var point = EdwardsPoint.Base.Multiply(scalar).Add(key.Negate().Multiply(challenge));
        return point.Encode().AsSpan().SequenceEqual(signature[..32]);
    }
}
