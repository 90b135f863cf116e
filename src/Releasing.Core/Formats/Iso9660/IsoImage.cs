using Releasing.Failures;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Iso9660;

/// <summary>The bytes of an ISO 9660 volume: everything is placed first, from names and lengths, and then written from the first byte to the last.</summary>
/// <remarks>
/// The order: system area, descriptors, path tables, directories, continuation areas, files. Directories may lie deeper than eight levels, which readers with Rock Ridge
/// do not mind and ISO 9660:1999 allows.
/// </remarks>
public sealed class IsoImage
{
    private const int BlockSize = IsoNode.BlockSize;
    private const int FirstDescriptor = 16;
    private const int FirstTable = 18;

    private static readonly byte[] s_zeros = new byte[BlockSize];

    private readonly IsoVolume _volume;
    private readonly IsoTree _tree;
    private readonly IsoRecords _records;
    private readonly Dictionary<IsoNode, (SystemUse Self, SystemUse Parent)> _dots = [];
    private readonly List<SystemUse> _continued = [];
    private readonly uint _tableLength;
    private readonly uint _tableBlocks;
    private readonly uint _continuations;
    private readonly uint _data;
    private readonly uint _blocks;

    /// <summary>Places everything.</summary>
    /// <param name="volume">What is on the volume.</param>
    /// <exception cref="PreflightException">Everything that the format forbids.</exception>
    /// <exception cref="ReleaseException">A file is missing.</exception>
    public IsoImage(IsoVolume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var problems = new List<string>();
        _volume = volume;
        _tree = IsoTree.Of(volume, problems);
        _records = new IsoRecords(volume.Time.UtcDateTime);
        var data = _tree.Nodes.Where(node => !node.IsDirectory).Sum(node => IsoNode.BlocksFor(node.Length));
        if (data > uint.MaxValue / 2)
        {
            problems.Add("The files have more than the 4 TB that are written to ISO 9660 volumes. Leave some out.");
        }

        if (problems.Count > 0)
        {
            throw new PreflightException($"Volume '{volume.Name}'", problems);
        }

        foreach (var directory in _tree.Directories)
        {
            var isRoot = directory == directory.Parent;
            _dots[directory] = (
                new SystemUse([.. isRoot ? RockRidge.Announcement() : [], .. Attributes(directory)], IsoRecords.LengthFor(1)),
                new SystemUse([.. Attributes(directory.Parent)], IsoRecords.LengthFor(1)));
        }

        _tableLength = (uint)IsoRecords.PathTable(_tree.Directories, isBigEndian: false).Length;
        _tableBlocks = (uint)IsoNode.BlocksFor(_tableLength);
        var next = FirstTable + (2 * _tableBlocks);
        foreach (var directory in _tree.Directories)
        {
            directory.Length = IsoRecords.DirectoryLength(directory, _dots[directory].Self, _dots[directory].Parent);
            directory.Block = next;
            next += (uint)(directory.Length / BlockSize);
        }

        _continuations = next;
        _data = next = PlaceContinuations(next);
        foreach (var node in _tree.Nodes.Where(node => !node.IsDirectory))
        {
            node.Block = next;
            next += (uint)IsoNode.BlocksFor(node.Length);
        }

        // A whole number of 4096 bytes, as disks like it.
        _blocks = (next + 1) / 2 * 2;
    }

    /// <summary>Length of the volume in bytes, a multiple of 4096.</summary>
    public long Length => (long)_blocks * BlockSize;

    /// <summary>Writes the volume.</summary>
    /// <param name="output">Where it goes; it is not sought in.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">A file is missing or changed since it was placed.</exception>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var block = 0; block < FirstDescriptor; block++)
        {
            await output.WriteAsync(s_zeros, cancellationToken);
        }

        await output.WriteAsync(Descriptor(), cancellationToken);
        await output.WriteAsync(Terminator(), cancellationToken);
        foreach (var isBigEndian in new[] { false, true })
        {
            await output.WriteAsync(IsoRecords.PathTable(_tree.Directories, isBigEndian), cancellationToken);
            await FillAsync(output, _tableLength, cancellationToken);
        }

        foreach (var directory in _tree.Directories)
        {
            await output.WriteAsync(_records.Directory(directory, _dots[directory].Self, _dots[directory].Parent), cancellationToken);
        }

        await WriteContinuationsAsync(output, cancellationToken);
        foreach (var node in _tree.Nodes.Where(node => node.Node.Kind == EntryKind.File))
        {
            await node.Node.Content!.CopyToAsync(output, node.Length, cancellationToken);
            await FillAsync(output, node.Length, cancellationToken);
        }

        for (var block = _tree.Nodes.Where(node => !node.IsDirectory).Sum(node => IsoNode.BlocksFor(node.Length)) + _data; block < _blocks; block++)
        {
            await output.WriteAsync(s_zeros, cancellationToken);
        }
    }

    private IEnumerable<byte[]> Attributes(IsoNode node) => RockRidge.Attributes(node.Node, node.Serial, _volume.Time.UtcDateTime);

    // None crosses the end of a block, which readers do not expect.
    private uint PlaceContinuations(uint block)
    {
        var offset = 0;
        foreach (var fields in _tree.Nodes.Skip(1).Select(node => node.Fields).Where(fields => fields.Rest.Length > 0))
        {
            if (offset + fields.Rest.Length > BlockSize)
            {
                (block, offset) = (block + 1, 0);
            }

            (fields.RestBlock, fields.RestOffset) = (block, offset);
            offset += fields.Rest.Length;
            _continued.Add(fields);
        }

        return offset > 0 ? block + 1 : block;
    }

    private async Task WriteContinuationsAsync(Stream output, CancellationToken cancellationToken)
    {
        var block = new byte[BlockSize];
        var waiting = new Queue<SystemUse>(_continued);
        for (var number = _continuations; number < _data; number++)
        {
            Array.Clear(block);
            while (waiting.TryPeek(out var fields) && fields.RestBlock == number)
            {
                fields.Rest.Span.CopyTo(block.AsSpan(fields.RestOffset));
                waiting.Dequeue();
            }

            await output.WriteAsync(block, cancellationToken);
        }
    }

    // ECMA-119, 8.4: the primary volume descriptor.
    private byte[] Descriptor()
    {
        var bytes = new byte[BlockSize];
        var descriptor = new IsoWriter(bytes);
        descriptor.U8(1);
        descriptor.Bytes("CD001"u8);
        descriptor.U8(1);
        descriptor.U8(0);
        descriptor.Text("", 32);
        descriptor.Text(_volume.Name, 32);
        descriptor.Skip(8);
        descriptor.Both32(_blocks);
        descriptor.Skip(32);
        descriptor.Both16(1);
        descriptor.Both16(1);
        descriptor.Both16(BlockSize);
        descriptor.Both32(_tableLength);
        descriptor.Little32(FirstTable);
        descriptor.Little32(0);
        descriptor.Big32(FirstTable + _tableBlocks);
        descriptor.Big32(0);
        descriptor.Bytes(_records.Root(_tree.Nodes[0]));
        // Volume set, publisher, preparer, application; copyright, abstract and bibliographic file: none is named.
        descriptor.Text("", (4 * 128) + (3 * 37));
        descriptor.LongTime(_volume.Time.UtcDateTime);
        descriptor.LongTime(_volume.Time.UtcDateTime);
        descriptor.NoTime();
        descriptor.NoTime();
        descriptor.U8(1);
        return bytes;
    }

    private static byte[] Terminator()
    {
        var bytes = new byte[BlockSize];
        var terminator = new IsoWriter(bytes);
        terminator.U8(255);
        terminator.Bytes("CD001"u8);
        terminator.U8(1);
        return bytes;
    }

    private static async Task FillAsync(Stream output, long length, CancellationToken cancellationToken)
    {
        var rest = (int)((BlockSize - (length % BlockSize)) % BlockSize);
        if (rest > 0)
        {
            await output.WriteAsync(s_zeros.AsMemory(0, rest), cancellationToken);
        }
    }
}
