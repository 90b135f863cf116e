namespace Releasing.Sboms;

/// <summary>The program that made an SBOM.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null when unknown.</param>
/// <param name="Supplier">Whose program it is; null when unknown.</param>
public sealed record BomTool(string Name, string? Version, string? Supplier = null);
