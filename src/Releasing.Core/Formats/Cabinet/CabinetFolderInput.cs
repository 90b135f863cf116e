using System.Buffers.Binary;
using System.Globalization;

namespace Releasing.Formats.Cabinet;

/// <summary>The bytes of a folder, block by block, with their checksums compared (MS-CAB 2.5).</summary>
internal sealed class CabinetFolderInput
{
    private readonly CabinetInput _input;
    private readonly CabinetIndex.FolderPlace _folder;
    private readonly int _reserve;
    private readonly MszipInflater? _inflater;
    private readonly byte[] _block = new byte[CabinetLimits.BlockLength];
    private int _blocks;
    private int _length;
    private int _given;

    /// <summary>Begins a folder, whose first block comes next.</summary>
    public CabinetFolderInput(CabinetInput input, CabinetIndex.FolderPlace folder, int reserve)
    {
        (_input, _folder, _reserve) = (input, folder, reserve);
        _inflater = folder.Compression == CabinetCompression.Mszip ? new MszipInflater() : null;
        if (folder.Offset != input.Position)
        {
            throw input.Damaged(folder.RecordOffset, $"the folder's data stands at {folder.Offset}, and what comes before ends at {input.Position}");
        }
    }

    /// <summary>Copies the next bytes; at least one as long as there are.</summary>
    /// <param name="target">Where they go.</param>
    /// <param name="folderLeft">How many bytes the folder's files still have, these among them.</param>
    public int Read(Span<byte> target, long folderLeft)
    {
        if (_given == _length)
        {
            ReadBlock((int)Math.Min(folderLeft, CabinetLimits.BlockLength));
        }

        var count = Math.Min(target.Length, _length - _given);
        _block.AsSpan(_given, count).CopyTo(target);
        _given += count;
        return count;
    }

    private void ReadBlock(int expected)
    {
        var at = _input.Position;
        if (_blocks++ == _folder.BlockCount)
        {
            throw _input.Damaged(at, "the folder has fewer bytes than its files");
        }

        Span<byte> header = stackalloc byte[CabinetRecord.DataHeaderLength];
        _input.Take(CabinetRecord.DataHeaderLength, "a data record").CopyTo(header);
        var (checksum, stored, length) = (BinaryPrimitives.ReadUInt32LittleEndian(header), BinaryPrimitives.ReadUInt16LittleEndian(header[4..]), BinaryPrimitives.ReadUInt16LittleEndian(header[6..]));
        if (length != expected || stored > CabinetLimits.MszipLength || (_inflater is null && stored != length))
        {
            throw _input.Damaged(at + 4, $"a block has {stored} bytes that become {length}, and {expected} are due");
        }

        _input.Take(_reserve, "a data record's reserved room");
        var data = _input.Take(stored, "a block");
        // A checksum of 0 says that there is none.
        if (checksum != 0 && CabinetRecord.Checksum(data, header[4..]) is var real && real != checksum)
        {
            throw _input.Damaged(at, string.Create(CultureInfo.InvariantCulture, $"the checksum of a block is {real:x8}, not {checksum:x8}"));
        }

        Unpack(data, length, at);
        (_length, _given) = (length, 0);
    }

    private void Unpack(ReadOnlySpan<byte> data, int length, long at)
    {
        if (_inflater is null)
        {
            data.CopyTo(_block);
            return;
        }

        try
        {
            _inflater.Inflate(data, _block.AsSpan(0, length));
        }
        catch (InvalidDataException error)
        {
            throw _input.Damaged(at + CabinetRecord.DataHeaderLength, error.Message, error);
        }
    }
}
