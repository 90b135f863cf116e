using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.Dmg;
using Releasing.Formats.HfsPlus;
using Releasing.Formats.Iso9660;

namespace Releasing.Verification.Folders.Contents;

/// <summary>What lies on the volume of a disk image, which is unpacked to a temporary file for that.</summary>
internal static class DiskImageScan
{
    private const uint HfsPlusSignatureAt = 1024;
    private const int LongestLink = 4096;
    private const int PieceLength = 64 * 1024;
    private const int PermissionBits = 0xFFF;

    // Where macOS keeps hard links; nobody sees them (TN1150, "Hard Links").
    private static readonly string[] s_hidden = ["\0\0\0\0HFS+ Private Data", ".HFS+ Private Directory Data\r"];

    /// <summary>Shows every member.</summary>
    /// <returns>Why nothing was looked at; null when all was.</returns>
    public static async Task<string?> RunAsync(FileStream file, string name, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var image = UdifReader.Open(file, name);
        var table = image.Tables.MaxBy(table => table.Sectors)!;
        budget.SpendAll(table.Sectors * DmgSectors.Size);
        await using var volume = TemporaryStream.Create();
        image.Copy(table, volume);
        var reader = new HeaderReader(volume, name);
        if (!Has(reader, HfsPlusSignatureAt, "H+"u8) && !Has(reader, IsoReader.IdentifierAt, "CD001"u8))
        {
            return "its volume is neither HFS+ nor ISO 9660";
        }

        foreach (var (member, pieces) in Has(reader, HfsPlusSignatureAt, "H+"u8) ? HfsPlus(reader, volume) : Iso(reader, volume))
        {
            budget.Member();
            await using var content = new PieceStream(pieces);
            await visit(member, content, cancellationToken);
        }

        return null;
    }

    private static IEnumerable<(ScannedMember Member, IEnumerable<ReadOnlyMemory<byte>> Pieces)> HfsPlus(HeaderReader reader, FileStream volume)
    {
        foreach (var item in HfsPlusReader.Read(reader).Where(item => item.Path.Length > 0 && !s_hidden.Contains(item.Path.Split('/')[0], StringComparer.Ordinal)))
        {
            var link = item.Kind == EntryKind.SymbolicLink && item.Pieces is [var (offset, length)]
                ? Encoding.UTF8.GetString(reader.Content((ulong)offset, (ulong)length, LongestLink, "symbolic link"))
                : "";
            yield return (
                new ScannedMember(item.Path, KindOf(item.Kind), item.Mode & PermissionBits, link),
                item.Kind == EntryKind.File ? item.Pieces.SelectMany(piece => Pieces(volume, piece.Offset, piece.Count)) : []);
        }
    }

    // A file of several records is shown once, with the bytes of all.
    private static IEnumerable<(ScannedMember Member, IEnumerable<ReadOnlyMemory<byte>> Pieces)> Iso(HeaderReader reader, FileStream volume)
    {
        var parts = new List<IsoItem>();
        foreach (var item in IsoReader.Read(reader))
        {
            parts.Add(item);
            if (item.IsLast)
            {
                var pieces = parts.ToArray();
                parts.Clear();
                yield return (
                    new ScannedMember(item.Path, KindOf(item.Kind), item.Mode, item.LinkTarget ?? ""),
                    item.Kind == EntryKind.File ? pieces.SelectMany(piece => Pieces(volume, (long)piece.Offset, piece.Length)) : []);
            }
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pieces(FileStream volume, long offset, long length)
    {
        var buffer = new byte[PieceLength];
        for (var done = 0L; done < length;)
        {
            volume.Position = offset + done;
            var count = volume.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), 1);
            done += count;
            yield return buffer.AsMemory(0, count);
        }
    }

    private static MemberKind KindOf(EntryKind kind) => kind switch { EntryKind.Directory => MemberKind.Folder, EntryKind.SymbolicLink => MemberKind.SymbolicLink, _ => MemberKind.File };

    private static bool Has(HeaderReader reader, uint offset, ReadOnlySpan<byte> magic) =>
        reader.Length >= offset + magic.Length && reader.Bytes(offset, magic.Length, "volume").AsSpan().SequenceEqual(magic);
}
