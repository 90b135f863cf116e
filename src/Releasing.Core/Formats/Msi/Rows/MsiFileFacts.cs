using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Releasing.Files;
using Releasing.Formats.Pe;

namespace Releasing.Formats.Msi.Rows;

/// <summary>What the tables say of a file's contents.</summary>
/// <param name="Size">Length in bytes.</param>
/// <param name="Sha256">SHA-256, 64 lowercase hexadecimal digits.</param>
/// <param name="Version">The version resource; null where it has none.</param>
/// <param name="Hash">The MD5 of a file without a version as four numbers (MsiFileHash table); null for one with a version.</param>
internal sealed record MsiFileFacts(long Size, string Sha256, PeVersion? Version, IReadOnlyList<int>? Hash)
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Reads a file once.</summary>
    /// <exception cref="Failures.ReleaseException">It is missing.</exception>
    [SuppressMessage("Security", "CA5351", Justification = "The MsiFileHash table holds MD5; it only tells whether a file was changed by its user.")]
    public static async Task<MsiFileFacts> OfAsync(ContentSource content, CancellationToken cancellationToken)
    {
        var version = VersionOf(content);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = version is null ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
        var buffer = new byte[BufferSize];
        long size = 0;
        await using var stream = content.Open();
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            sha256.AppendData(buffer, 0, read);
            md5?.AppendData(buffer, 0, read);
            size += read;
        }

        return new MsiFileFacts(size, Convert.ToHexStringLower(sha256.GetCurrentHash()), version, md5 is null ? null : Numbers(md5.GetCurrentHash()));
    }

    private static PeVersion? VersionOf(ContentSource content)
    {
        using var stream = content.Open();
        return stream.CanSeek ? PeVersion.Read(stream, content.Origin) : null;
    }

    private static int[] Numbers(byte[] hash) =>
        [.. Enumerable.Range(0, 4).Select(index => BinaryPrimitives.ReadInt32LittleEndian(hash.AsSpan(index * 4)))];
}
