using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Releasing.Verification.Keys;

namespace Releasing.Verification.Certificates;

/// <summary>A signed certificate timestamp, version 1 (RFC 6962, section 3.2).</summary>
/// <param name="LogId">SHA-256 of the log's key.</param>
/// <param name="Milliseconds">When, in milliseconds since 1970.</param>
/// <param name="Extensions">Nothing that is known.</param>
/// <param name="Signature">Over the certificate without the list of timestamps; SHA-256.</param>
internal sealed record CertificateTimestamp(ReadOnlyMemory<byte> LogId, ulong Milliseconds, ReadOnlyMemory<byte> Extensions, ReadOnlyMemory<byte> Signature)
{
    // The last millisecond of the year 9999.
    private const ulong MaximumMilliseconds = 253402300799999;
    private const int MaximumCount = 16;

    /// <summary>When.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds((long)Milliseconds);

    /// <summary>Reads a <c>SignedCertificateTimestampList</c> in its OCTET STRING.</summary>
    /// <exception cref="AsnContentException">It is not of that form.</exception>
    public static IReadOnlyList<CertificateTimestamp> ReadList(ReadOnlyMemory<byte> extension)
    {
        var reader = new AsnReader(extension, AsnEncodingRules.DER);
        ReadOnlyMemory<byte> octets = reader.ReadOctetString();
        reader.ThrowIfNotEmpty();
        var list = Vector(ref octets);
        MustBeEmpty(octets);
        var timestamps = new List<CertificateTimestamp>();
        while (!list.IsEmpty && timestamps.Count < MaximumCount)
        {
            timestamps.Add(Read(Vector(ref list)));
        }

        MustBeEmpty(list);
        return timestamps;
    }

    /// <summary>Whether a log signed it.</summary>
    /// <param name="log">The log.</param>
    /// <param name="issuerKey">The SubjectPublicKeyInfo of the issuer.</param>
    /// <param name="certificate">The TBSCertificate without the list of timestamps.</param>
    public bool IsSignedBy(TrustedLog log, ReadOnlyMemory<byte> issuerKey, ReadOnlyMemory<byte> certificate)
    {
        using var key = VerificationKey.Import(log);
        return key.VerifiesDigests && key.VerifyDigest(SHA256.HashData(Signed(issuerKey, certificate)), Signature.Span, HashAlgorithmName.SHA256);
    }

    /// <summary>What is signed: version, kind (certificate_timestamp), time, entry type (precert_entry), hash of the issuer's key, TBSCertificate, extensions.</summary>
    public byte[] Signed(ReadOnlyMemory<byte> issuerKey, ReadOnlyMemory<byte> certificate)
    {
        var signed = new byte[2 + 8 + 2 + 32 + 3 + certificate.Length + 2 + Extensions.Length];
        BinaryPrimitives.WriteUInt64BigEndian(signed.AsSpan(2), Milliseconds);
        signed[11] = 1;
        SHA256.HashData(issuerKey.Span, signed.AsSpan(12));
        BinaryPrimitives.WriteUInt32BigEndian(signed.AsSpan(43), (uint)certificate.Length | ((uint)signed[43] << 24));
        certificate.Span.CopyTo(signed.AsSpan(47));
        BinaryPrimitives.WriteUInt16BigEndian(signed.AsSpan(47 + certificate.Length), (ushort)Extensions.Length);
        Extensions.Span.CopyTo(signed.AsSpan(49 + certificate.Length));
        return signed;
    }

    private static CertificateTimestamp Read(ReadOnlyMemory<byte> timestamp)
    {
        if (timestamp.Length < 43 || timestamp.Span[0] != 0)
        {
            throw new AsnContentException("A certificate timestamp is cut off or of another version than 1.");
        }

        var milliseconds = BinaryPrimitives.ReadUInt64BigEndian(timestamp.Span[33..]);
        var rest = timestamp[41..];
        var extensions = Vector(ref rest);

        // Hash 4 is SHA-256; signatures 1 and 3 are RSA and ECDSA (RFC 5246, section 7.4.1.4.1).
        if (milliseconds > MaximumMilliseconds || rest.Length < 2 || rest.Span[0] != 4 || rest.Span[1] is not (1 or 3))
        {
            throw new AsnContentException("A certificate timestamp is cut off or signed in a way that is not known.");
        }

        rest = rest[2..];
        var signature = Vector(ref rest);
        MustBeEmpty(rest);
        return new CertificateTimestamp(timestamp.Slice(1, 32), milliseconds, extensions, signature);
    }

    private static ReadOnlyMemory<byte> Vector(ref ReadOnlyMemory<byte> data)
    {
        if (data.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(data.Span) is var length && data.Length - 2 < length)
        {
            throw new AsnContentException("A list of certificate timestamps is cut off.");
        }

        var vector = data.Slice(2, length);
        data = data[(2 + length)..];
        return vector;
    }

    private static void MustBeEmpty(ReadOnlyMemory<byte> rest)
    {
        if (!rest.IsEmpty)
        {
            throw new AsnContentException("There is something after a list of certificate timestamps.");
        }
    }
}
