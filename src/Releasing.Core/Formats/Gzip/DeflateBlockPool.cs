namespace Releasing.Formats.Gzip;

/// <summary>Blocks that are used again, by one stream after the other: each holds about twice its size.</summary>
/// <param name="level">Effort from 1 to 9.</param>
/// <param name="size">Bytes of input in a block.</param>
/// <param name="form">What a block becomes.</param>
internal sealed class DeflateBlockPool(int level, int size = DeflateBlock.Size, DeflateForm form = DeflateForm.Raw)
{
    private readonly Stack<DeflateBlock> _free = new();

    /// <summary>A block without input.</summary>
    public DeflateBlock Rent()
    {
        var block = _free.TryPop(out var free) ? free : new DeflateBlock(level, size, form);
        block.InputLength = 0;
        return block;
    }

    /// <summary>Takes back a block that nobody reads or writes any more.</summary>
    public void Return(DeflateBlock block) => _free.Push(block);
}
