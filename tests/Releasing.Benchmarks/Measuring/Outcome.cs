namespace Releasing.Benchmarks.Measuring;

/// <summary>What a process that ended well cost.</summary>
/// <param name="Elapsed">From its start to its end.</param>
/// <param name="PeakBytes">The most memory it held at once; 0 where nobody looked.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record Outcome(TimeSpan Elapsed, long PeakBytes, string Output);
