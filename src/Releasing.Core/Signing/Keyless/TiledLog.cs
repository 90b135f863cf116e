using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Releasing.Failures;
using Releasing.Http;
using Releasing.Signing.Bundles;
using Releasing.Verification;
using Releasing.Verification.Logs;

namespace Releasing.Signing.Keyless;

/// <summary>Reads an entry that is in a log already from the tiles of the log (C2SP tlog-tiles, below <c>/api/v2/</c>), and proves its place.</summary>
internal sealed class TiledLog(Uri address, ServiceClient services, TrustedRoot root)
{
    private const string Name = "Rekor";
    private const int TileHeight = 8;
    private const int TileWidth = 1 << TileHeight;
    private const int HashLength = 32;
    private const int LargestBundle = TileWidth * (ushort.MaxValue + 2);

    private readonly Dictionary<(int Level, long Number), byte[]> _tiles = [];

    /// <summary>The entry of a signature by its place.</summary>
    public async Task<LogEntry> FindAsync(long index, FreshSignature signature, CancellationToken cancellationToken)
    {
        // A checkpoint that does not cover the entry yet is asked for again.
        var checkpoint = await services.SendAsync(Request("checkpoint", LargestBundle), answer => Read(answer, index), cancellationToken);
        var log = root.Logs.FirstOrDefault(Checkpoint.Read(checkpoint, Name).IsSignedBy)
            ?? throw new ReleaseException($"{Name}: no log of the trusted root signed the checkpoint of {address}. Use the trusted root that belongs to the signing config.");
        var head = Checkpoint.Read(checkpoint, Name);
        var body = await BodyAsync(index, head.Size, cancellationToken);
        if (Encoding.UTF8.GetString(body).Contains(Convert.ToBase64String(signature.Signature.Span), StringComparison.Ordinal) == false)
        {
            throw new ReleaseException($"{Name}: entry {index} of {address} is about another signature. Sign again.");
        }

        return new LogEntry
        {
            LogIndex = index,
            LogId = log.KeyId,
            Kind = signature.Envelope is null ? "hashedrekord" : "dsse",
            KindVersion = "0.0.2",
            CanonicalizedBody = body,
            InclusionProof = new InclusionProof(index, head.Root, head.Size, await PathAsync(index, head.Size, cancellationToken), checkpoint),
        };
    }

    /// <summary>The path of a tile: its number in groups of three digits, all but the last with an x before them; a tile that is not full has its width behind it.</summary>
    internal static string TilePath(string level, long number, int width)
    {
        var text = (number % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = number / 1000; rest > 0; rest /= 1000)
        {
            text = "x" + (rest % 1000).ToString("000", CultureInfo.InvariantCulture) + "/" + text;
        }

        return $"tile/{level}/{text}" + (width == TileWidth ? "" : string.Create(CultureInfo.InvariantCulture, $".p/{width}"));
    }

    // RFC 6962, section 2.1.1, from the root down; the path is told from the leaf up.
    private async Task<IReadOnlyList<ReadOnlyMemory<byte>>> PathAsync(long index, long size, CancellationToken cancellationToken)
    {
        var path = new List<ReadOnlyMemory<byte>>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var split = from + (long)BitOperations.RoundUpToPowerOf2((ulong)(to - from)) / 2;
            var right = index >= split;
            path.Add(right ? await RootAsync(from, split, size, cancellationToken) : await RootAsync(split, to, size, cancellationToken));
            (from, to) = right ? (split, to) : (from, split);
        }

        path.Reverse();
        return path;
    }

    // The leaves from a power of two on: complete subtrees, each smaller than the one before.
    private async Task<byte[]> RootAsync(long from, long to, long size, CancellationToken cancellationToken)
    {
        var complete = new List<byte[]>();
        while (from < to)
        {
            var height = BitOperations.Log2((ulong)(to - from));
            complete.Add(await SubtreeAsync(height, from >> height, size, cancellationToken));
            from += 1L << height;
        }

        return complete.AsEnumerable().Reverse().Aggregate((right, left) => MerkleTree.Node(left, right));
    }

    private async Task<byte[]> SubtreeAsync(int height, long number, long size, CancellationToken cancellationToken)
    {
        var (level, rest) = Math.DivRem(height, TileHeight);
        var first = number << rest;
        var tile = await TileAsync(level, first / TileWidth, size, cancellationToken);
        var start = (int)(first % TileWidth) * HashLength;
        byte[][] hashes = [.. tile[start..(start + (HashLength << rest))].Chunk(HashLength)];
        for (; hashes.Length > 1; hashes = [.. hashes.Chunk(2).Select(pair => MerkleTree.Node(pair[0], pair[1]))])
        {
        }

        return hashes[0];
    }

    private async Task<byte[]> TileAsync(int level, long number, long size, CancellationToken cancellationToken)
    {
        if (!_tiles.TryGetValue((level, number), out var tile))
        {
            var width = Width(number, size >> (level * TileHeight));
            var request = Request(TilePath(level.ToString(CultureInfo.InvariantCulture), number, width), TileWidth * HashLength);
            _tiles[(level, number)] = tile = await services.SendAsync(request, answer => Read(answer, bytes => bytes.Length == width * HashLength), cancellationToken);
        }

        return tile;
    }

    private async Task<byte[]> BodyAsync(long index, long size, CancellationToken cancellationToken)
    {
        var request = Request(TilePath("entries", index / TileWidth, Width(index / TileWidth, size)), LargestBundle);
        var bundle = await services.SendAsync(request, answer => Read(answer, _ => true), cancellationToken);
        var rest = bundle.AsSpan();
        for (var skip = index % TileWidth; rest.Length >= 2; skip--)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (rest.Length < 2 + length)
            {
                break;
            }

            if (skip == 0)
            {
                return rest.Slice(2, length).ToArray();
            }

            rest = rest[(2 + length)..];
        }

        throw new ReleaseException($"{Name}: the tile of {address} with entry {index} is not whole. Try again later; nothing was kept.");
    }

    private static int Width(long number, long total) => (int)Math.Min(TileWidth, total - (number * TileWidth));

    private ServiceRequest Request(string path, int largest) =>
        new(Name, HttpMethod.Get, ServiceAddress.Below(address, "api/v2/" + path)) { Accept = "*/*", LargestAnswer = largest };

    private static string Read(ServiceAnswer answer, long index)
    {
        answer.MustBe(200);
        var note = Encoding.UTF8.GetString(answer.Body.Span);
        try
        {
            return Checkpoint.Read(note, Name).Size > index ? note : throw new FormatException("The checkpoint does not cover the entry yet.");
        }
        catch (RefusedException exception)
        {
            throw new FormatException("The answer is no checkpoint.", exception);
        }
    }

    private static byte[] Read(ServiceAnswer answer, Func<byte[], bool> isWhole)
    {
        answer.MustBe(200);
        var bytes = answer.Body.ToArray();
        return isWhole(bytes) ? bytes : throw new FormatException("The answer is no tile of this width.");
    }
}
