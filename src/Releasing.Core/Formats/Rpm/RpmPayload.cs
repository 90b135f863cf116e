using System.Security.Cryptography;
using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Cpio;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>What is known of a payload once it is written.</summary>
/// <param name="Length">Bytes uncompressed.</param>
/// <param name="Digest">SHA-256 of the compressed bytes.</param>
/// <param name="UncompressedDigest">SHA-256 of the cpio archive.</param>
internal sealed record RpmPayload(long Length, string Digest, string UncompressedDigest)
{
    public static bool IsLarge(IReadOnlyList<RpmMember> files) => files.Any(file => CpioWriter.IsLarge(file.Size));

    /// <summary>Writes the files, and their digests into <see cref="RpmMember.Digest"/>.</summary>
    public static async Task<RpmPayload> WriteAsync(Stream output, IReadOnlyList<RpmMember> files, PayloadSettings settings, CancellationToken cancellationToken)
    {
        await using var compressed = new HashingStream(output);
        await using var payload = PayloadStream.Open(compressed, settings);
        // What is not compressed has one digest, which is not computed twice.
        await using var uncompressed = settings.Compression == PayloadCompression.None ? null : new HashingStream(payload);
        var archive = uncompressed ?? compressed;
        var cpio = new CpioWriter(archive, IsLarge(files) ? CpioDialect.Stripped : CpioDialect.NewAscii);
        for (var index = 0; index < files.Count; index++)
        {
            if (!files[index].IsGhost)
            {
                await WriteAsync(cpio, files[index], index, cancellationToken);
            }
        }

        await cpio.CompleteAsync(cancellationToken);
        await payload.CompleteAsync(cancellationToken);
        return new RpmPayload(archive.BytesWritten, compressed.Sha256, archive.Sha256);
    }

    private static async Task WriteAsync(CpioWriter cpio, RpmMember file, int index, CancellationToken cancellationToken)
    {
        var member = file.Member;
        // A digest that was known beforehand is checked where the content is read.
        var known = member.Content?.Sha256;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await cpio.WriteAsync(
            new CpioEntry
            {
                Name = "." + member.Path,
                Index = index,
                Mode = file.FullMode,
                ModificationTime = member.ModificationTime,
                Content = member.Kind == EntryKind.SymbolicLink ? ContentSource.FromBytes(Encoding.UTF8.GetBytes(member.LinkTarget!), member.Path) : member.Content,
                Length = file.Size,
                Observer = member.Kind == EntryKind.File && known is null ? digest.AppendData : null,
            },
            cancellationToken);
        file.Digest = member.Kind == EntryKind.File ? known ?? Convert.ToHexStringLower(digest.GetCurrentHash()) : "";
    }
}
