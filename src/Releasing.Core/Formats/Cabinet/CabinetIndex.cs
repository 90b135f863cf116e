using System.Buffers.Binary;
using System.Text;
using Releasing.Failures;
using Releasing.Formats.Zip;
using Releasing.Text;

namespace Releasing.Formats.Cabinet;

/// <summary>What stands before the data of a cabinet: header, folders and files (MS-CAB 2.1 to 2.4), which lie one behind the other.</summary>
internal sealed class CabinetIndex
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly CabinetInput _input;
    private readonly List<FolderPlace> _folders = [];
    private readonly List<FilePlace> _files = [];

    private CabinetIndex(CabinetInput input) => _input = input;

    /// <summary>The folders in their order.</summary>
    public IReadOnlyList<FolderPlace> Folders => _folders;

    /// <summary>The files in their order, which is that of the folders.</summary>
    public IReadOnlyList<FilePlace> Files => _files;

    /// <summary>Length of the cabinet.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes that each data record keeps for programs.</summary>
    public int DataReserve { get; private set; }

    /// <summary>Reads all of it.</summary>
    /// <exception cref="InvalidInputException">It is damaged, or continues another cabinet.</exception>
    public static CabinetIndex Read(CabinetInput input)
    {
        var index = new CabinetIndex(input);
        index.ReadAll();
        return index;
    }

    private void ReadAll()
    {
        var header = _input.Take(CabinetRecord.HeaderLength, "the header");
        if (!header[..4].SequenceEqual(CabinetRecord.Signature))
        {
            throw _input.Damaged(0, "the signature is not MSCF");
        }

        Length = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        var filesAt = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        var folderCount = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        var fileCount = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (header[24] != CabinetRecord.VersionMinor || header[25] != CabinetRecord.VersionMajor)
        {
            throw _input.Damaged(24, $"the version is {header[25]}.{header[24]}, not 1.3");
        }

        if (Length > CabinetLimits.CabinetLength || folderCount == 0 || fileCount == 0)
        {
            throw _input.Damaged(8, "it is longer than 2 GiB, or has no folders or no files");
        }

        if ((flags & ~CabinetRecord.HasReserve) != 0)
        {
            throw _input.Damaged(30, (flags & (CabinetRecord.HasPrevious | CabinetRecord.HasNext)) != 0 ? "it is one part of a set of cabinets, which is not read here" : "it has flags that nobody knows");
        }

        var folderReserve = ReadReserves(flags);
        for (var i = 0; i < folderCount; i++)
        {
            _folders.Add(ReadFolder(folderReserve));
        }

        if (filesAt != _input.Position)
        {
            throw _input.Damaged(16, $"the files stand at {filesAt}, and not behind the folders at {_input.Position}");
        }

        for (var i = 0; i < fileCount; i++)
        {
            _files.Add(ReadFile());
        }

        CheckFolders();
    }

    private int ReadReserves(int flags)
    {
        if ((flags & CabinetRecord.HasReserve) == 0)
        {
            return 0;
        }

        var lengths = _input.Take(4, "the lengths of reserved room");
        var (header, folder) = (BinaryPrimitives.ReadUInt16LittleEndian(lengths), lengths[2]);
        DataReserve = lengths[3];
        _input.Take(header, "the header's reserved room");
        return folder;
    }

    private FolderPlace ReadFolder(int reserve)
    {
        var at = _input.Position;
        var record = _input.Take(CabinetRecord.FolderLength, "a folder");
        var place = new FolderPlace(BinaryPrimitives.ReadUInt32LittleEndian(record), BinaryPrimitives.ReadUInt16LittleEndian(record[4..]), (CabinetCompression)BinaryPrimitives.ReadUInt16LittleEndian(record[6..]), at);
        if (!Enum.IsDefined(place.Compression))
        {
            // Quantum and LZX have their parameters in the upper byte (MS-CAB, section 2.2).
            throw (int)place.Compression is var method && (method & 0x0F) is 2 or 3
                ? new NotReadException(_input.Where, $"the cabinet's compression {method} is neither none (0) nor MSZIP (1), which are what is read here", "Make it with MSZIP")
                : _input.Damaged(at + 6, $"compression {method} is neither none (0) nor MSZIP (1), which are what is read here");
        }

        _input.Take(reserve, "a folder's reserved room");
        return place;
    }

    private FilePlace ReadFile()
    {
        var at = _input.Position;
        var record = _input.Take(CabinetRecord.FileLength, "a file's record");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(record);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
        var folder = BinaryPrimitives.ReadUInt16LittleEndian(record[8..]);
        var time = ((uint)BinaryPrimitives.ReadUInt16LittleEndian(record[10..]) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(record[12..]);
        var attributes = BinaryPrimitives.ReadUInt16LittleEndian(record[14..]);
        var last = _files.Count == 0 ? null : _files[^1];
        var expected = last is null || last.Folder != folder ? 0 : last.Offset + last.Length;
        if (folder >= _folders.Count || folder != (last is null ? 0 : offset == 0 && last.Folder != folder ? last.Folder + 1 : last.Folder))
        {
            throw _input.Damaged(at + 8, $"folder {folder} is not the one of the file before, nor the next");
        }

        if (offset != expected || expected + length > CabinetLimits.FileLength)
        {
            throw _input.Damaged(at + 4, $"the file begins at {offset} of its folder and has {length} bytes, and the file before ends at {expected}");
        }

        return new FilePlace(ReadName(attributes, at), length, offset, folder, DosTime.Read(time), (CabinetAttributes)(attributes & ~CabinetRecord.NameIsUtf8));
    }

    private string ReadName(int attributes, long at)
    {
        var bytes = _input.TakeText(CabinetLimits.NameBytes + 1, "a file's name");
        try
        {
            var name = (attributes & CabinetRecord.NameIsUtf8) == 0 ? Encoding.Latin1.GetString(bytes) : s_utf8.GetString(bytes);
            return name.Length > 0 && !name.Any(char.IsControl) ? name : throw _input.Damaged(at + CabinetRecord.FileLength, $"the name '{PlainText.Line(name)}' is empty or holds a control character");
        }
        catch (DecoderFallbackException error)
        {
            throw _input.Damaged(at + CabinetRecord.FileLength, "the name is marked as UTF-8 and is none", error);
        }
    }

    private void CheckFolders()
    {
        var lengths = new long[_folders.Count];
        foreach (var file in _files)
        {
            lengths[file.Folder] += file.Length;
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            var blocks = (lengths[i] + CabinetLimits.BlockLength - 1) / CabinetLimits.BlockLength;
            if (blocks != _folders[i].BlockCount)
            {
                throw _input.Damaged(_folders[i].RecordOffset + 4, $"folder {i} has {_folders[i].BlockCount} blocks, and its files need {blocks}");
            }
        }
    }

    /// <summary>A folder.</summary>
    internal sealed record FolderPlace(long Offset, int BlockCount, CabinetCompression Compression, long RecordOffset);

    /// <summary>A file.</summary>
    internal sealed record FilePlace(string Name, long Length, long Offset, int Folder, DateTimeOffset? Time, CabinetAttributes Attributes);
}
