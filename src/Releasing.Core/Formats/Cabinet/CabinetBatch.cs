using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Releasing.Formats.Cabinet;

/// <summary>
/// Some blocks of a folder in a row, made by one thread while others make what follows. A block of MSZIP is a deflate stream of its own that may refer to the
/// 32,768 bytes before it (MS-MCI 2.1.1.1); for the first block these are copied from the batch before.
/// </summary>
internal sealed class CabinetBatch(CabinetCompression compression, int level)
{
    /// <summary>Bytes before compression; whole blocks.</summary>
    public const int Length = 16 * CabinetLimits.BlockLength;

    // With a dictionary the deflater writes the zlib form alone: two bytes, the dictionary's checksum (RFC 1950, 2.2), and at the end the input's.
    private const int ZlibHeader = 2;
    private const int ZlibDictionary = 4;
    private const int ZlibTrailer = 4;

    private readonly Deflater _deflater = new(level);
    private readonly byte[] _deflated = new byte[CabinetLimits.MszipLength + ZlibHeader + ZlibDictionary + ZlibTrailer];
    private readonly byte[] _history = new byte[CabinetLimits.BlockLength];
    private readonly byte[] _output = new byte[Length + (Length / CabinetLimits.BlockLength * CabinetLimits.MszipGrowth)];
    private bool _hasHistory;
    private int _outputLength;

    /// <summary>Room for the input.</summary>
    public byte[] Input { get; } = new byte[Length];

    /// <summary>How much of <see cref="Input"/> is filled.</summary>
    public int InputLength { get; set; }

    /// <summary>The data records of the blocks.</summary>
    public ReadOnlyMemory<byte> Output => _output.AsMemory(0, _outputLength);

    /// <summary>How many blocks <see cref="Output"/> has.</summary>
    public int BlockCount { get; private set; }

    /// <summary>Begins behind a full batch, or at the start of a folder.</summary>
    public void Follow(CabinetBatch? before)
    {
        InputLength = 0;
        _hasHistory = before is not null;
        before?.Input.AsSpan(Length - CabinetLimits.BlockLength).CopyTo(_history);
    }

    /// <summary>Makes the records.</summary>
    public void Make()
    {
        _outputLength = 0;
        BlockCount = 0;
        for (var start = 0; start < InputLength; start += CabinetLimits.BlockLength, BlockCount++)
        {
            var length = Math.Min(CabinetLimits.BlockLength, InputLength - start);
            var record = _output.AsSpan(_outputLength);
            var data = record[CabinetRecord.DataHeaderLength..];
            var written = compression == CabinetCompression.None ? Copy(Input.AsSpan(start, length), data) : Deflate(start, length, data);
            BinaryPrimitives.WriteUInt16LittleEndian(record[4..], (ushort)written);
            BinaryPrimitives.WriteUInt16LittleEndian(record[6..], (ushort)length);
            BinaryPrimitives.WriteUInt32LittleEndian(record, CabinetRecord.Checksum(data[..written], record[4..8]));
            _outputLength += CabinetRecord.DataHeaderLength + written;
        }
    }

    private static int Copy(ReadOnlySpan<byte> input, Span<byte> target)
    {
        input.CopyTo(target);
        return input.Length;
    }

    private int Deflate(int start, int length, Span<byte> target)
    {
        _deflater.Reset();
        var header = ZlibHeader;
        if (start > 0 || _hasHistory)
        {
            header += ZlibDictionary;
            var (history, offset) = start > 0 ? (Input, start - CabinetLimits.BlockLength) : (_history, 0);
            _deflater.SetDictionary(history, offset, CabinetLimits.BlockLength);
        }

        _deflater.SetInput(Input, start, length);
        _deflater.Finish();
        var deflated = 0;
        while (!_deflater.IsFinished && deflated < _deflated.Length && _deflater.Deflate(_deflated, deflated, _deflated.Length - deflated) is > 0 and var count)
        {
            deflated += count;
        }

        var body = deflated - header - ZlibTrailer;
        CabinetRecord.MszipSignature.CopyTo(target);
        target = target[CabinetRecord.MszipSignature.Length..];
        var written = _deflater.IsFinished && body < length ? Copy(_deflated.AsSpan(header, body), target) : Store(Input.AsSpan(start, length), target);
        return CabinetRecord.MszipSignature.Length + written;
    }

    // RFC 1951, 3.2.4: the final block, not compressed.
    private static int Store(ReadOnlySpan<byte> input, Span<byte> target)
    {
        target[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(target[1..], (ushort)input.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[3..], (ushort)~input.Length);
        input.CopyTo(target[5..]);
        return 5 + input.Length;
    }
}
