using System.Security.Cryptography;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>
/// The signature header: sizes and digests of what follows, and the OpenPGP signature. As rpmbuild, it leaves room that a later signature can take, and
/// a signature written at once takes its own from there: the payload begins at the same place, signed or not.
/// </summary>
internal static class RpmSignatureHeader
{
    private const int Alignment = 8;
    private const int IndexEntry = 16;
    private const int Room = 4128;

    public static async Task<byte[]> MakeAsync(byte[] header, RpmPayload payload, PayloadSpool spool, RpmSignature? signature, CancellationToken cancellationToken)
    {
        var values = new RpmHeader(RpmTag.HeaderSignatures);
        if (signature is not null)
        {
            values.Bytes(signature.Tag, signature.Packet);
        }

        values.Text(RpmSignatureTag.Sha1Header, Sha1(header));
        values.Text(RpmSignatureTag.Sha256Header, Convert.ToHexStringLower(SHA256.HashData(header)));
        WriteSizes(values, header.Length + spool.Length, payload.Length);
        values.Bytes(RpmSignatureTag.Md5, await Md5Async(header, spool, cancellationToken));
        var room = Room - (signature is null ? 0 : IndexEntry + signature.Packet.Length);
        values.Bytes(RpmSignatureTag.ReservedSpace, new byte[Math.Max(0, room)]);
        var bytes = values.ToBytes();
        // The main header begins at a multiple of eight bytes.
        Array.Resize(ref bytes, (bytes.Length + Alignment - 1) / Alignment * Alignment);
        return bytes;
    }

    private static void WriteSizes(RpmHeader values, long size, long payloadSize)
    {
        if (size > uint.MaxValue || payloadSize > uint.MaxValue)
        {
            values.Number(RpmSignatureTag.LongSize, (ulong)size);
            values.Number(RpmSignatureTag.LongPayloadSize, (ulong)payloadSize);
        }
        else
        {
            values.Number(RpmSignatureTag.Size, (uint)size);
            values.Number(RpmSignatureTag.PayloadSize, (uint)payloadSize);
        }
    }

    // As with MD5 below, nothing trusts it: rpm before 4.14 has no other digest of the header.
    private static string Sha1(byte[] header)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(header);
        return Convert.ToHexStringLower(sha1.GetCurrentHash());
    }

    // Nothing trusts it: it is what rpm before 4.14 has to notice a damaged download by.
    private static async Task<byte[]> Md5Async(byte[] header, PayloadSpool spool, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(header);
        await using var digest = new DigestStream(md5);
        await spool.CopyToAsync(digest, cancellationToken);
        return md5.GetCurrentHash();
    }
}
