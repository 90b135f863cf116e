using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Cabinet;

/// <summary>Takes the bytes of a folder's files and writes its data records, several made at the same time; memory is bounded by a few batches.</summary>
internal sealed class CabinetBlocks : WriteOnlyStream
{
    private readonly Stream _output;
    private readonly CabinetBatchPool _pool;
    private readonly BlockLanes<CabinetBatch> _lanes;
    private CabinetBatch _current;

    /// <summary>Begins the data of a folder.</summary>
    /// <param name="output">Where the records go; stays open.</param>
    /// <param name="pool">Batches of the folder's compression.</param>
    /// <param name="parallelism">How many batches are made at a time.</param>
    public CabinetBlocks(Stream output, CabinetBatchPool pool, int parallelism)
    {
        _output = output;
        _pool = pool;
        _lanes = new BlockLanes<CabinetBatch>(parallelism);
        _current = pool.Rent(null);
    }

    /// <summary>Blocks written; all of them after completion.</summary>
    public int BlockCount { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, CabinetBatch.Length - _current.InputLength);
            buffer.Span[..count].CopyTo(_current.Input.AsSpan(_current.InputLength));
            _current.InputLength += count;
            buffer = buffer[count..];
            if (_current.InputLength == CabinetBatch.Length)
            {
                await MakeAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => WriteAsync(buffer.ToArray()).AsTask().GetAwaiter().GetResult();

    /// <summary>Writes all that is left.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await MakeAsync(cancellationToken);
        while (!_lanes.IsEmpty)
        {
            await WriteOldestAsync(cancellationToken);
        }

        _pool.Return(_current);
    }

    /// <summary>Does nothing: to end a block when the caller flushes would make the bytes depend on it.</summary>
    public override void Flush()
    {
    }

    private async ValueTask MakeAsync(CancellationToken cancellationToken)
    {
        while (_lanes.IsFull)
        {
            await WriteOldestAsync(cancellationToken);
        }

        // The batch is only read from now on, so that the next may copy from it.
        var full = _current;
        _current = _pool.Rent(full);
        _lanes.Start(full, batch => batch.Make());
    }

    private async ValueTask WriteOldestAsync(CancellationToken cancellationToken)
    {
        var batch = await _lanes.TakeOldest().WaitAsync(cancellationToken);
        await _output.WriteAsync(batch.Output, cancellationToken);
        BlockCount += batch.BlockCount;
        _pool.Return(batch);
    }
}
