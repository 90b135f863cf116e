namespace Releasing.Cake.Settings;

/// <summary>Where components that only build and test the programs are named.</summary>
public enum DevelopmentDependencies
{
    /// <summary>In the SBOM of the whole release, marked as such.</summary>
    InRelease,

    /// <summary>In every SBOM, marked as such.</summary>
    Everywhere,

    /// <summary>In none.</summary>
    Nowhere,
}
