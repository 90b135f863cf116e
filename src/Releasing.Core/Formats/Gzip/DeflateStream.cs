using Releasing.Files;

namespace Releasing.Formats.Gzip;

/// <summary>
/// Raw deflate (RFC 1951) that gives the same bytes for the same input on every machine: the input is cut into blocks of fixed size,
/// compressed independently and in parallel, and written in order. Memory is bounded by a few blocks, whatever the input's length.
/// </summary>
/// <remarks>The stream is valid only after <see cref="CompleteAsync"/> or <see cref="Complete"/>; disposing alone abandons it.</remarks>
public sealed class DeflateStream : WriteOnlyStream
{
    private readonly Stream _output;
    private readonly BlockLanes<DeflateBlock> _lanes;
    private readonly DeflateBlockPool _blocks;
    private DeflateBlock _current;
    private bool _completed;

    /// <summary>Creates the stream. Disposing it leaves <paramref name="output"/> open.</summary>
    /// <param name="output">Where the compressed bytes go.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    public DeflateStream(Stream output, DeflateSettings? settings = null)
        : this(output, settings ??= new DeflateSettings(), new DeflateBlockPool(settings.Level))
    {
    }

    internal DeflateStream(Stream output, DeflateSettings settings, DeflateBlockPool blocks)
    {
        settings.Validate();
        _output = output;
        _blocks = blocks;
        _lanes = new BlockLanes<DeflateBlock>(settings.Parallelism);
        _current = blocks.Rent();
    }

    /// <summary>Number of uncompressed bytes taken so far.</summary>
    public long UncompressedLength { get; private set; }

    /// <summary>Number of compressed bytes handed on so far; all of them after completion.</summary>
    public long CompressedLength { get; private set; }

    /// <summary>CRC-32 (ISO-HDLC, as in gzip and zip) of the uncompressed bytes; right after completion.</summary>
    public uint Checksum { get; private set; }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer)..];
            if (_current.InputLength < DeflateBlock.Size)
            {
                return;
            }

            while (_lanes.IsFull)
            {
                WriteOldest();
            }

            Dispatch(last: false);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer.Span)..];
            if (_current.InputLength < DeflateBlock.Size)
            {
                return;
            }

            while (_lanes.IsFull)
            {
                await WriteOldestAsync(cancellationToken);
            }

            Dispatch(last: false);
        }
    }

    /// <summary>Ends the deflate stream and writes all that is left; the output stays open.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        Dispatch(last: true);
        while (!_lanes.IsEmpty)
        {
            WriteOldest();
        }
    }

    /// <summary>Ends the deflate stream and writes all that is left; the output stays open.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        Dispatch(last: true);
        while (!_lanes.IsEmpty)
        {
            await WriteOldestAsync(cancellationToken);
        }
    }

    /// <summary>Ends the block at hand, unless it is empty, so that the next byte begins a new one.</summary>
    internal async ValueTask CutAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_current.InputLength == 0)
        {
            return;
        }

        while (_lanes.IsFull)
        {
            await WriteOldestAsync(cancellationToken);
        }

        Dispatch(last: false);
    }

    /// <summary>Writes all that was taken so far; the deflate stream goes on.</summary>
    internal async ValueTask PauseAsync(CancellationToken cancellationToken)
    {
        await CutAsync(cancellationToken);
        while (!_lanes.IsEmpty)
        {
            await WriteOldestAsync(cancellationToken);
        }
    }

    /// <summary>Writes a content that was compressed before.</summary>
    /// <param name="stored">Its blocks.</param>
    /// <param name="length">Its uncompressed length.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    internal async ValueTask AppendAsync(StoredContent stored, long length, CancellationToken cancellationToken)
    {
        await PauseAsync(cancellationToken);
        await stored.CopyToAsync(_output, cancellationToken);
        UncompressedLength += length;
        CompressedLength += stored.CompressedLength;
        Checksum = Crc32Combination.Combine(Checksum, stored.Checksum, length);
    }

    /// <summary>Does nothing: to flush part of a block would make the bytes depend on when the caller flushes.</summary>
    public override void Flush()
    {
    }

    private int Take(ReadOnlySpan<byte> buffer)
    {
        var count = Math.Min(buffer.Length, DeflateBlock.Size - _current.InputLength);
        buffer[..count].CopyTo(_current.Input.AsSpan(_current.InputLength));
        _current.InputLength += count;
        UncompressedLength += count;
        return count;
    }

    private void Dispatch(bool last)
    {
        _lanes.Start(_current, block => block.Compress(last));
        _completed = last;
        if (!last)
        {
            _current = _blocks.Rent();
        }
    }

    private void WriteOldest()
    {
        var block = _lanes.TakeOldest().GetAwaiter().GetResult();
        _output.Write(block.Output.Span);
        Release(block);
    }

    private async ValueTask WriteOldestAsync(CancellationToken cancellationToken)
    {
        var block = await _lanes.TakeOldest().WaitAsync(cancellationToken);
        await _output.WriteAsync(block.Output, cancellationToken);
        Release(block);
    }

    private void Release(DeflateBlock block)
    {
        CompressedLength += block.Output.Length;
        Checksum = Crc32Combination.Combine(Checksum, block.Checksum, block.InputLength);
        _blocks.Return(block);
    }
}
