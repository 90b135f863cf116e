namespace Releasing.Projects;

/// <summary>What one manifest says, as written there.</summary>
internal sealed record ManifestFacts
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Licence { get; init; }

    public string? Homepage { get; init; }

    public string? Maintainer { get; init; }

    public string? Version { get; init; }
}
