namespace Releasing.Formats.Cabinet;

/// <summary>Batches that are used again: each holds more than a megabyte.</summary>
internal sealed class CabinetBatchPool(CabinetCompression compression, int level)
{
    private readonly Stack<CabinetBatch> _free = new();

    /// <summary>A batch without input.</summary>
    /// <param name="before">The full batch that it follows; null at the start of a folder.</param>
    public CabinetBatch Rent(CabinetBatch? before)
    {
        var batch = _free.TryPop(out var free) ? free : new CabinetBatch(compression, level);
        batch.Follow(before);
        return batch;
    }

    /// <summary>Takes back a batch that nobody reads or writes any more.</summary>
    public void Return(CabinetBatch batch) => _free.Push(batch);
}
