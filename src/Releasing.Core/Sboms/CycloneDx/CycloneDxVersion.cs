namespace Releasing.Sboms.CycloneDx;

/// <summary>The versions of CycloneDX that can be written.</summary>
public enum CycloneDxVersion
{
    /// <summary>1.6, which is ECMA-424.</summary>
    Version16,

    /// <summary>1.7.</summary>
    Version17,
}
