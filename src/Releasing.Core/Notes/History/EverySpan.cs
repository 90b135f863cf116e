namespace Releasing.Notes.History;

/// <summary>Makes something of every release of a history: the history of a large repository has thousands of them, and none needs another.</summary>
public static class EverySpan
{
    // Below this, finding threads takes longer than the work.
    private const int WorthThreads = 32;

    /// <summary>Makes it, on all processors.</summary>
    /// <typeparam name="T">What is made of a release.</typeparam>
    /// <param name="spans">The releases.</param>
    /// <param name="make">Makes it; called from several threads.</param>
    /// <returns>In the order of the releases.</returns>
    public static IReadOnlyList<T> Select<T>(IReadOnlyList<ReleaseSpan> spans, Func<ReleaseSpan, T> make)
    {
        ArgumentNullException.ThrowIfNull(spans);
        ArgumentNullException.ThrowIfNull(make);
        if (spans.Count < WorthThreads)
        {
            return [.. spans.Select(make)];
        }

        // Threads of its own: the library for parallel queries costs a short history more than it saves it.
        var made = new T[spans.Count];
        var next = -1;
        var failed = false;
        var others = new Thread[Environment.ProcessorCount - 1];
        for (var at = 0; at < others.Length; at++)
        {
            others[at] = new Thread(Work);
            others[at].Start();
        }

        Work();
        foreach (var other in others)
        {
            other.Join();
        }

        // Which of several failures came first depends on the threads; the one that is told is the first of the history.
        return failed ? [.. spans.Select(make)] : made;

        void Work()
        {
            try
            {
                for (int at; !Volatile.Read(ref failed) && (at = Interlocked.Increment(ref next)) < made.Length;)
                {
                    made[at] = make(spans[at]);
                }
            }
            catch (Exception)
            {
                Volatile.Write(ref failed, true);
            }
        }
    }
}
