namespace Releasing.Sboms.Spdx;

/// <summary>The versions of SPDX that can be written.</summary>
public enum SpdxVersion
{
    /// <summary>2.3, as JSON.</summary>
    Version23,

    /// <summary>3.0.1, as JSON-LD.</summary>
    Version301,
}
