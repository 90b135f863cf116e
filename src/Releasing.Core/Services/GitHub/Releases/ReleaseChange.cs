namespace Releasing.Services.GitHub.Releases;

/// <summary>What is sent to create or change a release; null leaves a field out.</summary>
internal sealed record ReleaseChange
{
    public string? TagName { get; init; }

    public string? TargetCommitish { get; init; }

    public string? Name { get; init; }

    public string? Body { get; init; }

    public bool? Draft { get; init; }

    public bool? Prerelease { get; init; }

    /// <summary><c>true</c>, <c>false</c> or <c>legacy</c>, as a string.</summary>
    public string? MakeLatest { get; init; }
}
