namespace Releasing.Cake.Running;

/// <summary>Ctrl+C as a token: what is running may clean up before the process ends.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public Interrupt() => Console.CancelKeyPress += OnCancel;

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _source.Dispose();
    }

    // The first Ctrl+C asks, the second ends the process at once.
    private void OnCancel(object? sender, ConsoleCancelEventArgs arguments)
    {
        arguments.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
