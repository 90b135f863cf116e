namespace Releasing.Cake.Planning;

/// <summary>Something a task needs before it can work: a program, a secret, a permission, or a folder it can write.</summary>
public sealed record Requirement
{
    /// <summary>What it is.</summary>
    public required RequirementKind Kind { get; init; }

    /// <summary>How people call it: <c>go</c>, <c>GITHUB_TOKEN</c>, <c>contents: write</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is needed for, as half a sentence: <c>compiles the Go programs</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>How to get it: a command or an address.</summary>
    public required string Hint { get; init; }

    /// <summary>False when the task can do without it; a missing one is then reported but does not fail.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>For a program: the file names it may have, the first found wins. Default: <see cref="Name"/> with and without <c>.exe</c>.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>For a program: the arguments that make it print its version. Default: <c>--version</c>.</summary>
    public IReadOnlyList<string> VersionArguments { get; init; } = ["--version"];

    /// <summary>For a program: the lowest version that works, such as <c>1.19</c>; null when any does.</summary>
    public string? MinimumVersion { get; init; }

    /// <summary>For anything else: answers null when it is there, otherwise what is wrong, as a sentence.</summary>
    public Func<ReleaseContext, string?>? Check { get; init; }

    /// <summary>A program on the machine.</summary>
    /// <param name="name">Its usual name, which is also its file name.</param>
    /// <param name="purpose">What it is needed for.</param>
    /// <param name="hint">How to get it.</param>
    public static Requirement Tool(string name, string purpose, string hint) =>
        new() { Kind = RequirementKind.Tool, Name = name, Purpose = purpose, Hint = hint };
}
