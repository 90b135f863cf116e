using System.Reflection;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>Something that is measured.</summary>
internal abstract class Scenario
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a sentence.</summary>
    public abstract string Description { get; }

    /// <summary>How often each side runs when nothing else was asked for.</summary>
    public virtual int Rounds => 5;

    /// <summary>Measures.</summary>
    public abstract IEnumerable<Finding> Measure(int rounds);

    /// <summary>The repository this program was built from.</summary>
    protected static string Repository { get; } = typeof(Scenario).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>This program again, as a process of its own that does one thing.</summary>
    protected static Command Worker(params IReadOnlyList<string> arguments) => new("dotnet", [typeof(Scenario).Assembly.Location, .. arguments]);
}
