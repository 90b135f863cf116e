namespace Releasing.Sboms;

/// <summary>Something that is released, and what is in it.</summary>
public sealed record BomSubject
{
    /// <summary>The name: for a file its asset name, for a release that of the product.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the product; null when it has none.</summary>
    public string? Version { get; init; }

    /// <summary>What identifies it; unlike the package URL of every component and of the other subjects of the SBOM.</summary>
    public required string PackageUrl { get; init; }

    /// <summary>What it is for.</summary>
    public required BomPurpose Purpose { get; init; }

    /// <summary>Who provides it; null when unknown.</summary>
    public BomParty? Supplier { get; init; }

    /// <summary>An SPDX expression, or words where it is none; null when unknown.</summary>
    public string? Licence { get; init; }

    /// <summary>One line that says what it is; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The project's page, absolute http(s) address; null when unknown.</summary>
    public string? Homepage { get; init; }

    /// <summary>The address of the repository, with the commit where it is known; null when unknown.</summary>
    public string? Repository { get; init; }

    /// <summary>Digests of the file; empty when it is no single file.</summary>
    public IReadOnlyList<ComponentHash> Hashes { get; init; } = [];

    /// <summary>What is in it, one inventory for each lock file or binary that was read.</summary>
    public IReadOnlyList<Inventory> Inventories { get; init; } = [];
}
