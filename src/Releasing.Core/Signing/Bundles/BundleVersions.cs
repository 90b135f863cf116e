namespace Releasing.Signing.Bundles;

/// <summary>Which version a media type names.</summary>
internal static class BundleVersions
{
    /// <summary>The version; null when the media type is not one of a bundle.</summary>
    public static BundleVersion? Of(string mediaType) => mediaType switch
    {
        "application/vnd.dev.sigstore.bundle+json;version=0.1" => BundleVersion.V01,
        "application/vnd.dev.sigstore.bundle+json;version=0.2" => BundleVersion.V02,
        "application/vnd.dev.sigstore.bundle+json;version=0.3" or SigstoreBundle.V03 => BundleVersion.V03,
        _ => null,
    };
}
