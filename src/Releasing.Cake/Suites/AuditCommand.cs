namespace Releasing.Cake.Suites;

/// <summary>One command that looks dependencies up.</summary>
/// <param name="Name">What it is called in messages and as a file name: <c>go</c>, <c>cargo</c>.</param>
/// <param name="Program">A program on PATH.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record AuditCommand(string Name, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The program without which there is no answer; null where its absence is a failure.</summary>
    public string? Needs { get; init; }

    /// <summary>How that is installed.</summary>
    public string Hint { get; init; } = "";

    /// <summary>A line of output that holds this is a finding; null where the exit code tells.</summary>
    public string? Finding { get; init; }
}
