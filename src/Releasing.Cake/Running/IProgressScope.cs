namespace Releasing.Cake.Running;

/// <summary>A piece of work on display; members may be called from several threads.</summary>
public interface IProgressScope : IDisposable
{
    /// <summary>An item has begun.</summary>
    /// <param name="item">Its name.</param>
    void Started(string item);

    /// <summary>An item has ended; its lines are shown together.</summary>
    /// <param name="item">Its name.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="lines">What it printed.</param>
    void Finished(string item, ItemOutcome outcome, TimeSpan elapsed, IReadOnlyList<string> lines);
}
