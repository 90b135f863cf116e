using Releasing.Files;

namespace Releasing.Formats.Gzip;

/// <summary>
/// Cuts what is written into blocks of one size, makes each a zlib stream of its own (RFC 1950), several at the same time, and hands them on in their order:
/// what disk images (UDIF, SquashFS) are made of. Bytes depend on the input, the cuts and the level alone; memory is bounded by a few blocks.
/// </summary>
/// <remarks>All blocks are handed on only after <see cref="CompleteAsync"/> or <see cref="PauseAsync"/>; disposing alone abandons them.</remarks>
internal sealed class ZlibBlocks : WriteOnlyStream
{
    private readonly int _size;
    private readonly Func<ZlibBlock, CancellationToken, ValueTask> _receive;
    private readonly BlockLanes<CompressibleBlock> _lanes;
    private readonly Func<CompressibleBlock> _create;
    private readonly Stack<CompressibleBlock> _free = new();
    private CompressibleBlock _current;
    private bool _completed;

    /// <summary>Creates the stream.</summary>
    /// <param name="size">Bytes of input in a block; the last one, and one that <see cref="CutAsync"/> ends, may be shorter.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    /// <param name="receive">Gets one block after the other; its bytes are valid only during the call.</param>
    public ZlibBlocks(int size, DeflateSettings? settings, Func<ZlibBlock, CancellationToken, ValueTask> receive)
        : this(size, Checked(settings ??= new DeflateSettings()).Parallelism, () => new DeflateBlock(settings.Level, size, DeflateForm.Zlib), receive)
    {
    }

    /// <summary>Creates a stream whose blocks are compressed by another method.</summary>
    /// <param name="size">As above.</param>
    /// <param name="parallelism">How many blocks are compressed at a time.</param>
    /// <param name="create">Makes a block for so many bytes.</param>
    /// <param name="receive">As above.</param>
    public ZlibBlocks(int size, int parallelism, Func<CompressibleBlock> create, Func<ZlibBlock, CancellationToken, ValueTask> receive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = size;
        _receive = receive;
        _create = create;
        _lanes = new BlockLanes<CompressibleBlock>(parallelism);
        _current = create();
    }

    /// <summary>How many bytes the block at hand has.</summary>
    public int Pending => _current.InputLength;

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, _size - _current.InputLength);
            buffer.Span[..count].CopyTo(_current.Input.AsSpan(_current.InputLength));
            _current.InputLength += count;
            buffer = buffer[count..];
            if (_current.InputLength == _size)
            {
                await CutAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => WriteAsync(buffer.ToArray()).AsTask().GetAwaiter().GetResult();

    /// <summary>Writes zeros.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask WriteZerosAsync(long count, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        while (count > 0)
        {
            var piece = (int)Math.Min(count, _size - _current.InputLength);
            _current.Input.AsSpan(_current.InputLength, piece).Clear();
            _current.InputLength += piece;
            count -= piece;
            if (_current.InputLength == _size)
            {
                await CutAsync(cancellationToken);
            }
        }
    }

    /// <summary>Ends the block at hand, unless it is empty, so that the next byte begins a new one.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask CutAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_current.InputLength == 0)
        {
            return;
        }

        while (_lanes.IsFull)
        {
            await HandOnAsync(cancellationToken);
        }

        _lanes.Start(_current, block => block.CompressAlone());
        _current = Rent();
    }

    /// <summary>Ends the block at hand and hands on everything written so far.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask PauseAsync(CancellationToken cancellationToken = default)
    {
        await CutAsync(cancellationToken);
        while (!_lanes.IsEmpty)
        {
            await HandOnAsync(cancellationToken);
        }
    }

    /// <summary>Hands on everything; nothing can be written then.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        await PauseAsync(cancellationToken);
        _completed = true;
    }

    /// <summary>Does nothing: to end a block when the caller flushes would make the bytes depend on it.</summary>
    public override void Flush()
    {
    }

    /// <summary>Gives back what the blocks hold outside of the runtime; those that are still at work keep it until they are collected.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var block in _free.Append(_current).OfType<IDisposable>())
            {
                block.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async ValueTask HandOnAsync(CancellationToken cancellationToken)
    {
        var block = await _lanes.TakeOldest().WaitAsync(cancellationToken);
        await _receive(new ZlibBlock(block.Input.AsMemory(0, block.InputLength), block.Output, block.Checksum, block.IsZero), cancellationToken);
        _free.Push(block);
    }

    private static DeflateSettings Checked(DeflateSettings settings)
    {
        settings.Validate();
        return settings;
    }

    private CompressibleBlock Rent()
    {
        var block = _free.TryPop(out var free) ? free : _create();
        block.InputLength = 0;
        return block;
    }
}
