using System.Numerics;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Releasing.Formats.Gzip;

/// <summary>
/// One piece of input and its raw deflate form (RFC 1951), independent of every other piece, so that pieces are compressed at the
/// same time and their outputs, laid one behind the other, are one valid stream.
/// </summary>
internal sealed class DeflateBlock : CompressibleBlock
{
    /// <summary>Bytes of input in a block of a stream. Fixed: the output's bytes depend on it.</summary>
    public const int Size = 512 * 1024;

    private readonly Deflater _deflater;
    private readonly Crc32 _checksum = new();
    private byte[] _output;

    public DeflateBlock(int level, int size = Size, DeflateForm form = DeflateForm.Raw)
        : base(size)
    {
        _deflater = new Deflater(level, noZlibHeaderOrFooter: form == DeflateForm.Raw);
        _output = new byte[size + (size / 64)];
    }

    /// <summary>What <see cref="Compress"/> made.</summary>
    public override ReadOnlyMemory<byte> Output => _output.AsMemory(0, OutputLength);

    /// <summary>CRC-32 of the input.</summary>
    public override uint Checksum => (uint)_checksum.Value;

    private int OutputLength { get; set; }

    /// <summary>Compresses the input.</summary>
    /// <param name="last">Whether the stream ends here; otherwise the output ends on a byte boundary and the stream goes on.</param>
    public void Compress(bool last)
    {
        Begin();
        _deflater.SetInput(Input, 0, InputLength);
        // Flushed before it is finished, so that the deflater's final block is an empty one of known shape.
        _deflater.Flush();
        Drain();
        _deflater.Finish();
        Drain();
        if (!last)
        {
            ReplaceFinalBlock();
        }
    }

    protected override void CompressInput(bool toNothing)
    {
        Begin();
        if (!toNothing)
        {
            _deflater.SetInput(Input, 0, InputLength);
            _deflater.Finish();
            Drain();
        }
    }

    private void Begin()
    {
        _checksum.Reset();
        _checksum.Update(new ArraySegment<byte>(Input, 0, InputLength));
        _deflater.Reset();
        OutputLength = 0;
    }

    private void Drain()
    {
        while (true)
        {
            if (OutputLength == _output.Length)
            {
                Array.Resize(ref _output, _output.Length * 2);
            }

            var written = _deflater.Deflate(_output, OutputLength, _output.Length - OutputLength);
            if (written <= 0)
            {
                return;
            }

            OutputLength += written;
        }
    }

    /// <summary>
    /// Puts an empty stored block (RFC 1951, 3.2.4), which ends on a byte boundary, in the place of the empty final block: bits 1, 1, 0
    /// (final, fixed codes) and seven zeros (end of block), then zeros up to the byte boundary. The last bit set is therefore the second
    /// of that block, and once its two bits are cleared the zeros that remain are the header of a stored block that is not final.
    /// </summary>
    private void ReplaceFinalBlock()
    {
        var index = OutputLength - 1;
        while (_output[index] == 0)
        {
            index--;
        }

        var secondBit = (index * 8) + BitOperations.Log2(_output[index]);
        var firstBit = secondBit - 1;
        ClearBit(firstBit);
        ClearBit(secondBit);
        OutputLength = (firstBit + 3 + 7) / 8;
        if (_output.Length < OutputLength + 4)
        {
            Array.Resize(ref _output, OutputLength + 4);
        }

        ReadOnlySpan<byte> emptyStoredBlock = [0x00, 0x00, 0xFF, 0xFF];
        emptyStoredBlock.CopyTo(_output.AsSpan(OutputLength));
        OutputLength += emptyStoredBlock.Length;
    }

    private void ClearBit(int bit) => _output[bit / 8] &= (byte)~(1 << (bit % 8));
}
