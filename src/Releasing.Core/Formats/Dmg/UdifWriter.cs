using System.Buffers.Binary;
using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Checksum;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Dmg;

/// <summary>
/// Writes a disk image in Apple's format UDIF, as <c>hdiutil create -format UDZO</c> does: the partitions in runs of zlib streams, then a property list that says where
/// each lies, then a trailer. Runs are compressed side by side; the output is never sought in.
/// </summary>
internal sealed class UdifWriter
{
    /// <summary>Sectors in a run, those of hdiutil: 256 KiB.</summary>
    public const int RunSectors = 512;

    // What hdiutil asks readers to have room for beyond a run.
    private const int BufferSlack = 8;

    private readonly Stream _output;
    private readonly DeflateSettings _settings;
    private readonly Crc32 _data = new();
    private readonly List<UdifTable> _tables = [];
    private readonly List<UdifRun> _runs = [];
    private long _offset;
    private long _sector;
    private long _firstSector;
    private uint _checksum;

    private UdifWriter(Stream output, DeflateSettings settings)
    {
        _output = output;
        _settings = settings;
    }

    /// <summary>Writes a disk image.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="partitions">All that is on the disk, without gaps.</param>
    /// <param name="settings">Level and parallelism.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(Stream output, IEnumerable<UdifPartition> partitions, DeflateSettings settings, CancellationToken cancellationToken)
    {
        var writer = new UdifWriter(output, settings);
        await using var blocks = new ZlibBlocks(RunSectors * DmgSectors.Size, settings, writer.TakeAsync);
        foreach (var partition in partitions)
        {
            await writer.WriteAsync(partition, blocks, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private async Task WriteAsync(UdifPartition partition, ZlibBlocks blocks, CancellationToken cancellationToken)
    {
        if (partition.WriteAsync is null)
        {
            _runs.Add(new UdifRun(UdifRunKind.Ignored, 0, partition.Sectors, _offset, 0));
        }
        else
        {
            await partition.WriteAsync(blocks, cancellationToken);
            await blocks.PauseAsync(cancellationToken);
            if (_sector != partition.Sectors)
            {
                throw new InvalidOperationException($"{partition.Name} has {_sector} sectors where {partition.Sectors} were planned.");
            }
        }

        _tables.Add(new UdifTable(partition.Name, partition.Id, _firstSector, partition.Sectors, RunSectors + BufferSlack, _checksum, [.. _runs]));
        _firstSector += partition.Sectors;
        (_sector, _checksum) = (0, 0);
        _runs.Clear();
    }

    private async ValueTask TakeAsync(ZlibBlock block, CancellationToken cancellationToken)
    {
        var (kind, bytes) = block.IsZero ? (UdifRunKind.Zero, ReadOnlyMemory<byte>.Empty) : block.IsSmaller ? (UdifRunKind.Zlib, block.Output) : (UdifRunKind.Raw, block.Input);
        var count = block.Input.Length / DmgSectors.Size;
        if (kind == UdifRunKind.Zero && _runs is [.., { Kind: UdifRunKind.Zero } last])
        {
            _runs[^1] = last with { Count = last.Count + count };
        }
        else
        {
            _runs.Add(new UdifRun(kind, _sector, count, _offset, bytes.Length));
        }

        _sector += count;
        _checksum = Crc32Combination.Combine(_checksum, block.Checksum, block.Input.Length);
        await PutAsync(bytes, cancellationToken);
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var (dataLength, dataChecksum) = (_offset, (uint)_data.Value);
        var list = UdifPropertyList.Write(_tables);
        await _output.WriteAsync(list, cancellationToken);
        var trailer = new UdifTrailer(dataLength, list.Length, SHA256.HashData(list)[..16], dataChecksum, Master(_tables), _firstSector);
        await _output.WriteAsync(trailer.ToBytes(), cancellationToken);
    }

    /// <summary>The checksum of the tables' checksums.</summary>
    public static uint Master(IEnumerable<UdifTable> tables)
    {
        var crc = new Crc32();
        var bytes = new byte[4];
        foreach (var table in tables)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, table.Checksum);
            crc.Update(new ArraySegment<byte>(bytes));
        }

        return (uint)crc.Value;
    }

    private async ValueTask PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(bytes, cancellationToken);
        if (System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment))
        {
            _data.Update(segment);
        }

        _offset += bytes.Length;
    }
}
