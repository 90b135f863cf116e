using Releasing.Failures;

namespace Releasing.Cake.Running;

/// <summary>
/// Items side by side, bounded. After a failure nothing new is started, what is running is let finish (a half-built target
/// is worth nothing, its error message is), and all failures are reported together.
/// </summary>
public sealed class ParallelWork
{
    private readonly int _parallelism;

    /// <summary>Bounds the work.</summary>
    /// <param name="parallelism">How many items at once, at least one.</param>
    public ParallelWork(int parallelism) => _parallelism = parallelism;

    /// <summary>Works on every item.</summary>
    /// <param name="where">The task, for the message when several fail.</param>
    /// <param name="items">The items, started in this order.</param>
    /// <param name="body">The work on one.</param>
    /// <exception cref="ReleaseException">At least one item failed.</exception>
    public async Task RunAsync<T>(string where, IReadOnlyList<T> items, Func<T, CancellationToken, Task> body)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var interrupt = new Interrupt();
        var failures = new List<Exception>();
        var next = 0;
        var gate = new Lock();

        async Task WorkAsync()
        {
            while (true)
            {
                T item;
                lock (gate)
                {
                    if (failures.Count > 0 || next == items.Count || interrupt.Token.IsCancellationRequested)
                    {
                        return;
                    }

                    item = items[next++];
                }

                try
                {
                    await body(item, interrupt.Token);
                }
                catch (Exception exception)
                {
                    lock (gate)
                    {
                        failures.Add(exception);
                    }
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(_parallelism, items.Count)).Select(_ => Task.Run(WorkAsync)));
        interrupt.Token.ThrowIfCancellationRequested();
        Throw(where, failures);
    }

    private static void Throw(string where, List<Exception> failures)
    {
        switch (failures.Count)
        {
            case 0:
                return;
            case 1 when failures[0] is ReleaseException:
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures[0]);
                return;
            case 1:
                throw new ReleaseException($"{where}: {failures[0].Message}", failures[0]);
            default:
                throw new ReleaseException($"{where}: {failures.Count} items failed.\n" + string.Join('\n', failures.Select(failure => failure.Message)), new AggregateException(failures));
        }
    }
}
