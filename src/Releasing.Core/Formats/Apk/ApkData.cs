using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Tar;

namespace Releasing.Formats.Apk;

/// <summary>Writes the data segment: a tar archive in which every file and link has its SHA-1 in a pax record, from which apk knows what was edited.</summary>
/// <param name="Sha256">SHA-256 of the segment, compressed; 64 lowercase hexadecimal digits.</param>
/// <param name="InstalledSize">Bytes of all files.</param>
internal sealed record ApkData(string Sha256, long InstalledSize)
{
    private const string ChecksumKeyword = "APK-TOOLS.checksum.SHA1";

    // A file up to this size is held in memory between its digest and its place behind it; a larger one is read twice.
    private const int SmallFile = 512 * 1024;

    public static async Task<ApkData> WriteAsync(Stream output, ApkPackage apk, CancellationToken cancellationToken)
    {
        await using var hashing = new HashingStream(output);
        await using var payload = PayloadStream.Open(hashing, apk.Payload);
        var tar = new TarWriter(payload);
        long size = 0;
        foreach (var member in ApkContentRules.MembersOf(apk.Package))
        {
            var entry = await EntryAsync(member, cancellationToken);
            size += entry.Content?.Length ?? 0;
            await WriteAsync(tar, entry, cancellationToken);
        }

        await tar.CompleteAsync(cancellationToken);
        await payload.CompleteAsync(cancellationToken);
        return new ApkData(hashing.Sha256, size);
    }

    // What was read for its digest and has no other is held against it when it is read again.
    private static async Task WriteAsync(TarWriter tar, TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Content is not { Sha256: null, Length: > SmallFile } content)
        {
            await tar.WriteAsync(entry, cancellationToken);
            return;
        }

        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        await tar.WriteAsync(entry with { Observer = sha1.AppendData }, cancellationToken);
        if (Hex(sha1) != entry.PaxRecords[ChecksumKeyword])
        {
            throw new InvalidInputException(content.Origin, "the content changed while it was read", "Run the step again when nothing else writes to it");
        }
    }

    private static async Task<TarEntry> EntryAsync(PackageMember member, CancellationToken cancellationToken)
    {
        var entry = member.Kind switch
        {
            EntryKind.Directory => TarEntry.Directory(member.RelativePath),
            EntryKind.SymbolicLink => WithChecksum(TarEntry.SymbolicLink(member.RelativePath, member.LinkTarget!), LinkChecksum(member.LinkTarget!)),
            _ => await FileAsync(member, cancellationToken),
        };
        return entry with
        {
            Mode = member.Kind == EntryKind.SymbolicLink ? entry.Mode : member.Mode,
            ModificationTime = member.ModificationTime,
            UserName = member.Owner,
            GroupName = member.Group,
        };
    }

    private static async Task<TarEntry> FileAsync(PackageMember member, CancellationToken cancellationToken)
    {
        var content = member.Content!;
        var length = content.Length;
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        if (length <= SmallFile)
        {
            var bytes = new MemoryStream((int)length);
            await content.CopyToAsync(bytes, length, sha1.AppendData, cancellationToken);
            return WithChecksum(TarEntry.File(member.RelativePath, ContentSource.FromBytes(bytes.ToArray(), content.Origin)), Hex(sha1));
        }

        await content.CopyToAsync(Stream.Null, length, sha1.AppendData, cancellationToken);
        return WithChecksum(TarEntry.File(member.RelativePath, content), Hex(sha1));
    }

    private static TarEntry WithChecksum(TarEntry entry, string sha1) => entry with { PaxRecords = entry.PaxRecords.SetItem(ChecksumKeyword, sha1) };

    private static string Hex(IncrementalHash digest) => Convert.ToHexStringLower(digest.GetHashAndReset());

    // Of a link the target is what is hashed, as abuild-tar does.
    private static string LinkChecksum(string target)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(System.Text.Encoding.UTF8.GetBytes(target));
        return Hex(sha1);
    }
}
