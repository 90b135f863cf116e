using System.Buffers.Binary;
using Releasing.Files;
using Releasing.Formats.Zip;

namespace Releasing.Formats.Cabinet;

/// <summary>A file of a cabinet with its place (MS-CAB 2.4).</summary>
/// <param name="Name">Its name in bytes.</param>
/// <param name="IsUtf8">Whether these are UTF-8 and not ASCII.</param>
/// <param name="Folder">The folder that it is in, from 0.</param>
/// <param name="Offset">Where it begins among the folder's bytes before compression.</param>
/// <param name="Length">Its length.</param>
/// <param name="File">What it was made of.</param>
internal sealed record CabinetFileRecord(byte[] Name, bool IsUtf8, int Folder, long Offset, long Length, CabinetFile File)
{
    /// <summary>The file's bytes.</summary>
    public ContentSource Content => File.Content;

    /// <summary>Writes the record, with its name and the 0 behind it.</summary>
    public void Write(Span<byte> target)
    {
        var time = DosTime.From(File.Time);
        BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], (uint)Offset);
        BinaryPrimitives.WriteUInt16LittleEndian(target[8..], (ushort)Folder);
        BinaryPrimitives.WriteUInt16LittleEndian(target[10..], (ushort)(time >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(target[12..], (ushort)time);
        BinaryPrimitives.WriteUInt16LittleEndian(target[14..], (ushort)((int)File.Attributes | (IsUtf8 ? CabinetRecord.NameIsUtf8 : 0)));
        Name.CopyTo(target[CabinetRecord.FileLength..]);
    }
}
