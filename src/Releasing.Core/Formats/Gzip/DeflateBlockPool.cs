namespace Releasing.Formats.Gzip;

/// <summary>Blocks that are used again, by one stream after the other: each holds more than a megabyte.</summary>
internal sealed class DeflateBlockPool(int level)
{
    private readonly Stack<DeflateBlock> _free = new();

    /// <summary>A block without input.</summary>
    public DeflateBlock Rent()
    {
        var block = _free.TryPop(out var free) ? free : new DeflateBlock(level);
        block.InputLength = 0;
        return block;
    }

    /// <summary>Takes back a block that nobody reads or writes any more.</summary>
    public void Return(DeflateBlock block) => _free.Push(block);
}
