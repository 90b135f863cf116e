namespace Releasing.Formats.Gzip;

/// <summary>Blocks that are compressed at the same time and come back in the order in which they went in; few enough wait that memory is bounded.</summary>
/// <typeparam name="TBlock">The blocks, each with its own input and output.</typeparam>
/// <param name="parallelism">How many are compressed at a time.</param>
internal sealed class BlockLanes<TBlock>(int parallelism)
{
    private readonly TaskScheduler _lanes = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, parallelism).ConcurrentScheduler;
    private readonly Queue<Task<TBlock>> _inFlight = new();

    /// <summary>Whether the oldest must be taken out first. One block more than lanes waits its turn, so that no lane idles while the oldest is written.</summary>
    public bool IsFull => _inFlight.Count > parallelism;

    /// <summary>Whether all came back.</summary>
    public bool IsEmpty => _inFlight.Count == 0;

    /// <summary>Begins with a block.</summary>
    /// <param name="block">The block; it is the lane's until it comes back.</param>
    /// <param name="compress">What is done with it.</param>
    public void Start(TBlock block, Action<TBlock> compress) =>
        _inFlight.Enqueue(Task.Factory.StartNew(
            () =>
            {
                compress(block);
                return block;
            },
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            _lanes));

    /// <summary>Takes out the oldest block, which may still be at work.</summary>
    public Task<TBlock> TakeOldest() => _inFlight.Dequeue();
}
