namespace Releasing.Services.GitHub;

/// <summary>
/// Spreads what changes something, so that GitHub need not refuse it: "no more than 80 content-generating requests per minute" (GitHub's documentation, "Rate limits for the REST API", secondary
/// limits). A release with fewer requests than that is not slowed at all; a refusal holds back every request that has not begun. Members may be called from several threads.
/// </summary>
/// <param name="most">How many may begin within a minute.</param>
/// <param name="time">The clock.</param>
internal sealed class WritePace(int most, TimeProvider time)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Queue<TimeSpan> _begun = new();
    private TimeSpan _closed = TimeSpan.Zero;

    /// <summary>Waits until the next request may begin.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>GitHub refused: nothing begins before the pause is over.</summary>
    public void Close(TimeSpan pause)
    {
        lock (_gate)
        {
            var until = time.GetElapsedTime(_start) + pause;
            _closed = until > _closed ? until : _closed;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            var begin = _closed > now ? _closed : now;
            if (_begun.Count >= most && _begun.Dequeue() + s_window is var free && free > begin)
            {
                begin = free;
            }

            _begun.Enqueue(begin);
            return begin - now;
        }
    }
}
