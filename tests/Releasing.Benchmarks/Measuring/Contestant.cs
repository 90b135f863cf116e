namespace Releasing.Benchmarks.Measuring;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Command">What is timed, from the start of the process to its end.</param>
/// <param name="Prepare">What brings everything back to the state before a run; not timed.</param>
internal sealed record Contestant(string Name, Command Command, Action? Prepare = null)
{
    public Samples Seconds { get; } = new();

    public Outcome Run()
    {
        Prepare?.Invoke();
        return Command.Run();
    }

    /// <summary>Runs all sides in turn, so that a busy moment of the machine falls on each of them; the first round does not count.</summary>
    public static void Alternate(int rounds, params IReadOnlyList<Contestant> contestants)
    {
        for (var round = 0; round <= rounds; round++)
        {
            // Every other round in the opposite order: what one side leaves in the caches serves the others equally.
            foreach (var contestant in round % 2 == 0 ? contestants : contestants.Reverse())
            {
                var seconds = contestant.Run().Elapsed.TotalSeconds;
                if (round > 0)
                {
                    contestant.Seconds.Add(seconds);
                }
            }
        }
    }
}
