namespace Releasing.Signing.Bundles;

/// <summary>The versions of the bundle format, which differ in what has to be there.</summary>
internal enum BundleVersion
{
    /// <summary>Version 0.1: an inclusion promise, and an inclusion proof at will.</summary>
    V01,

    /// <summary>Version 0.2: an inclusion proof with a checkpoint.</summary>
    V02,

    /// <summary>Version 0.3: as 0.2, with the leaf certificate alone.</summary>
    V03,
}
