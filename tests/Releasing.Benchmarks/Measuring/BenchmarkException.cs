namespace Releasing.Benchmarks.Measuring;

/// <summary>A benchmark cannot be measured here.</summary>
internal sealed class BenchmarkException : Exception
{
    public BenchmarkException(string message)
        : base(message)
    {
    }
}
