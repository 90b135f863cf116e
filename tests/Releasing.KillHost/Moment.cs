namespace Releasing.KillHost;

/// <summary>Ends the process as the operating system would, at the nth time that something happens.</summary>
internal sealed class Moment(string name, int number)
{
    private int _count;

    public void Reached(string what)
    {
        if (what != name || Interlocked.Increment(ref _count) != number)
        {
            return;
        }

        // SIGKILL on Unix, TerminateProcess on Windows: no handler, no finally, no flush.
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
