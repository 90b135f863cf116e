namespace Releasing.Sboms;

/// <summary>The formats that an SBOM can be written in.</summary>
public enum SbomFormat
{
    /// <summary>CycloneDX 1.6, JSON (ECMA-424).</summary>
    CycloneDx16,

    /// <summary>CycloneDX 1.7, JSON.</summary>
    CycloneDx17,

    /// <summary>SPDX 2.3, JSON.</summary>
    Spdx23,

    /// <summary>SPDX 3.0.1, JSON-LD.</summary>
    Spdx301,
}
