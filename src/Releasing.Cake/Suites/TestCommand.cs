namespace Releasing.Cake.Suites;

/// <summary>One command that runs tests of the repository.</summary>
/// <param name="Name">What it is called in messages and as a file name: <c>go</c>, <c>cargo</c>.</param>
/// <param name="Program">The program: a name on PATH, or a path in the repository.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record TestCommand(string Name, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables on top of those of this process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Where standard output goes as it is, full path; null for the log alone.</summary>
    public string? ResultFile { get; init; }

    /// <summary>What of a line of standard output is worth logging; null drops it. Default: all of it.</summary>
    public Func<string, string?> Read { get; init; } = line => line;
}
