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

        try
        {
            return [.. spans.AsParallel().AsOrdered().Select(make)];
        }
        catch (AggregateException)
        {
            // Which of several failures came first depends on the threads; the one that is told is the first of the history.
            return [.. spans.Select(make)];
        }
    }
}
