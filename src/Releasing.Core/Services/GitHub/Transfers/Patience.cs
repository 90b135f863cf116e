namespace Releasing.Services.GitHub.Transfers;

/// <summary>A limit on how long a transfer may stand still, whatever it takes as a whole.</summary>
/// <param name="stall">How long no byte may move.</param>
/// <param name="time">The clock.</param>
internal sealed class Patience(TimeSpan stall, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _limit = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>One step of the transfer.</summary>
    /// <exception cref="IOException">Nothing moved for too long.</exception>
    public async ValueTask<T> WithinAsync<T>(Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        _limit.CancelAfter(stall);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (_limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException(FormattableString.Invariant($"nothing moved for {stall.TotalSeconds:0.#} seconds"));
        }
        finally
        {
            _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _limit.Dispose();
}
