using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.DesktopStore;

/// <summary>
/// A pointer to a file of a volume in the form of the Alias Manager, version 2 (Inside Macintosh: Files, "Alias Manager"; the tagged fields behind the fixed ones as
/// macOS writes them). The file is found by the volume's name and time and by the path on it, so that it lasts wherever the volume is mounted.
/// </summary>
/// <param name="volume">The volume's name.</param>
/// <param name="seconds">When volume and file were made, in seconds since 1904.</param>
/// <param name="folder">The folder that the file lies in, which lies in the root of the volume.</param>
/// <param name="folderId">Its number in the catalog.</param>
/// <param name="file">The file's name, at most 63 ASCII characters.</param>
/// <param name="fileId">Its number in the catalog.</param>
internal sealed class AliasRecord(string volume, uint seconds, string folder, uint folderId, string file, uint fileId)
{
    private const int FixedLength = 150;
    private const int LongestVolumeName = 27;
    private const int LongestFileName = 63;
    private const int Version = 2;

    // Disk type: one that can be ejected.
    private const int Ejectable = 5;

    // Alias and file lie in folders that have nothing to do with each other.
    private const int Unrelated = 0xFFFF;

    // What a read-only HFS Plus volume of a disk image has.
    private const uint VolumeFlags = 0x0000_0D02;

    /// <summary>The record's bytes.</summary>
    public byte[] ToBytes()
    {
        List<(int Tag, byte[] Value)> fields =
        [
            (0, Encoding.ASCII.GetBytes(folder)),
            (1, [(byte)(folderId >> 24), (byte)(folderId >> 16), (byte)(folderId >> 8), (byte)folderId]),
            (14, Counted(file)),
            (15, Counted(volume)),
            (18, Encoding.UTF8.GetBytes($"/{folder}/{file}")),
            (19, Encoding.UTF8.GetBytes($"/Volumes/{volume}")),
        ];
        var bytes = new byte[FixedLength + fields.Sum(field => 4 + field.Value.Length + (field.Value.Length % 2)) + 4];
        var record = new BigEndianWriter(bytes);
        WriteFixed(ref record, bytes.Length);
        foreach (var (tag, value) in fields)
        {
            record.U16(tag);
            record.U16(value.Length);
            record.Bytes(value);
            record.Skip(value.Length % 2);
        }

        record.U16(0xFFFF);
        record.U16(0);
        return bytes;
    }

    private void WriteFixed(ref BigEndianWriter record, int length)
    {
        record.U32(0);
        record.U16(length);
        record.U16(Version);
        record.U16(0);
        Text(ref record, volume, LongestVolumeName);
        record.U32(seconds);
        record.Bytes("H+"u8);
        record.U16(Ejectable);
        record.U32(folderId);
        Text(ref record, file, LongestFileName);
        record.U32(fileId);
        record.U32(seconds);
        // Creator and type: none.
        record.Skip(8);
        record.U16(Unrelated);
        record.U16(Unrelated);
        record.U32(VolumeFlags);
        // The file system's number, and ten bytes that are reserved.
        record.Skip(2 + 10);
    }

    // A length, the characters, and zeros up to the field's end; what is not ASCII stands in the fields behind.
    private static void Text(ref BigEndianWriter record, string text, int room)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        bytes = bytes[..Math.Min(bytes.Length, room)];
        record.U8((byte)bytes.Length);
        record.Bytes(bytes);
        record.Skip(room - bytes.Length);
    }

    private static byte[] Counted(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.BigEndianUnicode.GetBytes(text)];
}
