using System.Buffers.Binary;
using System.IO.Compression;

namespace Releasing.Formats.Cabinet;

/// <summary>
/// Inflates blocks of MSZIP (MS-MCI 2.1.1). Each is a deflate stream that refers to the bytes of the block before: these are put in front of it as a stored block
/// (RFC 1951, 3.2.4), so that any inflater knows them.
/// </summary>
internal sealed class MszipInflater
{
    private const int StoredHeader = 5;

    private readonly byte[] _input = new byte[StoredHeader + CabinetLimits.BlockLength + CabinetLimits.MszipLength];
    private int _history;

    /// <summary>Inflates the next block.</summary>
    /// <param name="data">The block's data, the signature among it.</param>
    /// <param name="target">Filled with all its bytes.</param>
    /// <exception cref="InvalidDataException">The data is damaged, or becomes more or fewer bytes.</exception>
    public void Inflate(ReadOnlySpan<byte> data, Span<byte> target)
    {
        if (!data.StartsWith(CabinetRecord.MszipSignature))
        {
            throw new InvalidDataException("the block does not begin with CK");
        }

        var deflated = data[CabinetRecord.MszipSignature.Length..];
        deflated.CopyTo(_input.AsSpan(StoredHeader + _history));
        // The first block has nothing in front of it; the first byte stays 0, which is a stored block that is not final.
        var start = _history == 0 ? StoredHeader : 0;
        using var source = new MemoryStream(_input, start, StoredHeader + _history + deflated.Length - start, writable: false);
        using var inflater = new DeflateStream(source, CompressionMode.Decompress);
        for (var left = _history; left > 0;)
        {
            left -= inflater.Read(target[..Math.Min(left, target.Length)]) is > 0 and var read ? read : throw new InvalidDataException("the history cannot be read");
        }

        if (inflater.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length || inflater.ReadByte() >= 0)
        {
            throw new InvalidDataException($"the block does not become {target.Length} bytes");
        }

        _history = target.Length;
        BinaryPrimitives.WriteUInt16LittleEndian(_input.AsSpan(1), (ushort)_history);
        BinaryPrimitives.WriteUInt16LittleEndian(_input.AsSpan(3), (ushort)~_history);
        target.CopyTo(_input.AsSpan(StoredHeader));
    }
}
