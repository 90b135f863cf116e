using System.Buffers;
using System.Buffers.Binary;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.SquashFs;

/// <summary>Metadata in the making: records laid one behind the other, cut into pieces of 8 KiB that are compressed each for itself behind a length of two bytes.</summary>
internal sealed class MetadataTable(CompressibleBlock block)
{
    private readonly ArrayBufferWriter<byte> _compressed = new();
    private readonly List<uint> _blocks = [];

    /// <summary>Where the next record begins.</summary>
    public MetadataPosition Position => new((uint)_compressed.WrittenCount, (ushort)block.InputLength);

    /// <summary>Where each block that is complete begins, from the table's start.</summary>
    public IReadOnlyList<uint> Blocks => _blocks;

    /// <summary>Appends a record, which may go on in the next block.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        while (record.Length > 0)
        {
            var count = Math.Min(record.Length, Superblock.MetadataSize - block.InputLength);
            record[..count].CopyTo(block.Input.AsSpan(block.InputLength));
            block.InputLength += count;
            record = record[count..];
            if (block.InputLength == Superblock.MetadataSize)
            {
                EndBlock();
            }
        }
    }

    /// <summary>Ends the last block and gives the whole table; nothing can be appended then.</summary>
    public ReadOnlyMemory<byte> Complete()
    {
        if (block.InputLength > 0)
        {
            EndBlock();
        }

        return _compressed.WrittenMemory;
    }

    private void EndBlock()
    {
        _blocks.Add((uint)_compressed.WrittenCount);
        block.CompressAlone(skipsZeros: false);
        var isSmaller = block.Output.Length < block.InputLength;
        var bytes = isSmaller ? block.Output.Span : block.Input.AsSpan(0, block.InputLength);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)(isSmaller ? bytes.Length : bytes.Length | InodeType.StoredMetadata));
        _compressed.Write(length);
        _compressed.Write(bytes);
        block.InputLength = 0;
    }
}
