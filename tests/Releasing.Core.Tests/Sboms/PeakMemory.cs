namespace Releasing.Core.Tests.Sboms;

/// <summary>Watches how much memory of the process is in use while something runs; for tests that run alone.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Thread _watch;
    private long _peak;

    public PeakMemory()
    {
        _peak = _before;
        _watch = new Thread(() =>
        {
            while (!_done.Wait(5))
            {
                _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        _watch.Start();
    }

    /// <summary>The most so far beyond what was in use at the start, in MiB.</summary>
    public long Megabytes => (Interlocked.Read(ref _peak) - _before) >> 20;

    public void Dispose()
    {
        _done.Set();
        _watch.Join();
        _done.Dispose();
    }
}
