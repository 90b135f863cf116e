using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.HfsPlus;

/// <summary>
/// The bytes of an HFS Plus volume, read-only and without a free block: everything is placed first, from names and lengths, and then written from the first byte to
/// the last. Each file lies in one piece.
/// </summary>
/// <remarks>The order: boot blocks and volume header, allocation file, extents overflow file (empty), catalog, data forks, alternate volume header.</remarks>
public sealed class HfsPlusImage
{
    private const int BlockSize = HfsPlusExtent.BlockSize;
    private const int NodeSize = 8192;
    private const int ExtentsNodeSize = 4096;
    private const int ExtentsKeyLength = 10;
    private const int HeaderOffset = 1024;
    private const int HeaderLength = 512;
    private const uint ClumpSize = 64 * 1024;
    private const uint CleanlyUnmounted = 0x100;
    private const int LargestPiece = 64 * 1024;

    // Seconds from 1904-01-01 to 1970-01-01.
    private const long MacintoshEpoch = 2_082_844_800;

    private static readonly byte[] s_zeros = new byte[BlockSize];

    private readonly HfsPlusCatalog _catalog;
    private readonly BTree _catalogFile;
    private readonly BTree _extentsFile = new([], ExtentsNodeSize, ExtentsKeyLength, hasVariableKeys: false);
    private readonly uint _time;
    private readonly HfsPlusExtent _allocation;
    private readonly HfsPlusExtent _extents;
    private readonly HfsPlusExtent _catalogExtent;
    private readonly uint _blocks;

    /// <summary>Places everything.</summary>
    /// <param name="volume">What is on the volume.</param>
    /// <exception cref="PreflightException">Everything that the format forbids: names too long or the same, a time out of its range, more than it can hold.</exception>
    /// <exception cref="ReleaseException">A file is missing.</exception>
    public HfsPlusImage(HfsPlusVolume volume)
        : this(volume, NodeSize)
    {
    }

    internal HfsPlusImage(HfsPlusVolume volume, int nodeSize)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var problems = new List<string>();
        var seconds = SecondsOf(volume.Time);
        if (seconds is < 0 or > uint.MaxValue)
        {
            problems.Add($"The time {volume.Time.UtcDateTime:yyyy-MM-dd} is not between 1904 and 2040, the years of HFS+. Correct the commit's date.");
        }

        _time = unchecked((uint)seconds);
        _catalog = HfsPlusCatalog.Of(volume, _time, problems);
        var data = _catalog.Nodes.Sum(node => HfsPlusExtent.BlocksFor(node.Length));
        if (data >= uint.MaxValue)
        {
            problems.Add("The files have more than the 16 TB that an HFS+ volume of 4096-byte blocks can hold. Leave some out.");
        }

        if (problems.Count > 0)
        {
            throw new PreflightException($"Volume '{volume.Name}'", problems);
        }

        _catalogFile = new BTree(_catalog.Records, nodeSize, HfsPlusCatalog.MaxKeyLength, hasVariableKeys: true);
        Identifier = MakeIdentifier(volume);

        // The allocation file's size depends on the volume's, which depends on it.
        var others = 2 + HfsPlusExtent.BlocksFor(_extentsFile.Length) + HfsPlusExtent.BlocksFor(_catalogFile.Length) + data;
        var map = 1L;
        while (map * BlockSize * 8 < others + map)
        {
            map++;
        }

        var next = 1u;
        _allocation = Take(map * BlockSize);
        _extents = Take(_extentsFile.Length);
        _catalogExtent = Take(_catalogFile.Length);
        foreach (var node in _catalog.Nodes)
        {
            node.Extent = node.IsFolder ? default : Take(node.Length);
        }

        _blocks = checked(next + 1);

        HfsPlusExtent Take(long length)
        {
            var extent = new HfsPlusExtent(next, (uint)HfsPlusExtent.BlocksFor(length));
            next = checked(next + extent.Count);
            return extent;
        }
    }

    /// <summary>Length of the volume in bytes, a multiple of 4096.</summary>
    public long Length => (long)_blocks * BlockSize;

    /// <summary>Eight bytes that tell the volume from others.</summary>
    internal byte[] Identifier { get; }

    /// <summary>A time in the form of the volume: seconds since 1904, which have to fit 32 bits.</summary>
    internal static long SecondsOf(DateTimeOffset time) => time.ToUnixTimeSeconds() + MacintoshEpoch;

    /// <summary>Writes the volume.</summary>
    /// <param name="output">Where it goes; it is not sought in.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">A file is missing or changed since it was placed.</exception>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var header = new byte[BlockSize];
        WriteHeader(header.AsSpan(HeaderOffset, HeaderLength));
        await output.WriteAsync(header, cancellationToken);
        await WriteAllocationAsync(output, cancellationToken);
        await _extentsFile.WriteAsync(output, ExtentsNodeSize, cancellationToken);
        await FillAsync(output, _extentsFile.Length, cancellationToken);
        await _catalogFile.WriteAsync(output, ClumpSize, cancellationToken);
        await FillAsync(output, _catalogFile.Length, cancellationToken);
        foreach (var node in _catalog.Nodes.Where(node => !node.IsFolder))
        {
            await node.WriteAsync(output, cancellationToken);
            await FillAsync(output, node.Length, cancellationToken);
        }

        // The last 1024 bytes: the alternate header, and 512 that are reserved.
        Array.Clear(header);
        WriteHeader(header.AsSpan(BlockSize - HeaderOffset, HeaderLength));
        await output.WriteAsync(header, cancellationToken);
    }

    // One bit for each block, the highest of a byte first; all are used.
    private async Task WriteAllocationAsync(Stream output, CancellationToken cancellationToken)
    {
        var piece = new byte[LargestPiece];
        for (var (at, end) = (0L, (long)_allocation.Count * BlockSize); at < end;)
        {
            var count = (int)Math.Min(piece.Length, end - at);
            Array.Clear(piece);
            for (var index = 0; index < count && (at + index) * 8 < _blocks; index++)
            {
                var bits = Math.Min(8, _blocks - ((at + index) * 8));
                piece[index] = (byte)(0xFF << (int)(8 - bits));
            }

            await output.WriteAsync(piece.AsMemory(0, count), cancellationToken);
            at += count;
        }
    }

    // Zeros up to the next block.
    private static async Task FillAsync(Stream output, long length, CancellationToken cancellationToken)
    {
        var rest = (int)((BlockSize - (length % BlockSize)) % BlockSize);
        if (rest > 0)
        {
            await output.WriteAsync(s_zeros.AsMemory(0, rest), cancellationToken);
        }
    }

    // TN1150, "Volume Header".
    private void WriteHeader(Span<byte> target)
    {
        var header = new BigEndianWriter(target);
        header.Bytes("H+"u8);
        header.U16(4);
        header.U32(CleanlyUnmounted);
        // Mac OS X, the implementation whose layout this is.
        header.Bytes("10.0"u8);
        header.U32(0);
        header.U32(_time);
        header.U32(_time);
        header.U32(0);
        header.U32(_time);
        header.U32((uint)_catalog.FileCount);
        header.U32((uint)(_catalog.Nodes.Count - _catalog.FileCount - 1));
        header.U32(BlockSize);
        header.U32(_blocks);
        header.U32(0);
        // Where the search for a free block begins, then the two sizes by which files grow.
        header.U32(0);
        header.U32(ClumpSize);
        header.U32(ClumpSize);
        header.U32(_catalog.NextId);
        header.U32(0);
        // Text encodings: MacRoman.
        header.U64(1);
        // Finder information: nothing is blessed; at the end the volume's identifier.
        header.Skip(6 * 4);
        header.Bytes(Identifier);
        _allocation.WriteFork(ref header, (long)_allocation.Count * BlockSize, BlockSize);
        _extents.WriteFork(ref header, _extentsFile.Length, ExtentsNodeSize);
        _catalogExtent.WriteFork(ref header, _catalogFile.Length, ClumpSize);
    }

    // Eight bytes that tell volumes apart, of what is known before the files are read.
    private byte[] MakeIdentifier(HfsPlusVolume volume)
    {
        var text = new StringBuilder(volume.Name).Append('\n').Append(_time).Append('\n');
        foreach (var node in _catalog.Nodes)
        {
            text.Append(node.Node.Path).Append('\0').Append(node.Node.Mode).Append('\0').Append(node.Length).Append('\0')
                .Append(node.Node.LinkTarget).Append('\0').Append(node.Node.Content?.Sha256).Append('\n');
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..8];
    }
}
