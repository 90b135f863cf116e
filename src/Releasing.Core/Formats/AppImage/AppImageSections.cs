namespace Releasing.Formats.AppImage;

/// <summary>The sections of a runtime that are filled in (AppImage specification, "Type 2 image format").</summary>
internal static class AppImageSections
{
    /// <summary>The update information.</summary>
    public const string Update = ".upd_info";

    /// <summary>The signature over the SHA-256 of the file.</summary>
    public const string Signature = ".sha256_sig";

    /// <summary>The public key of whoever signed.</summary>
    public const string Key = ".sig_key";
}
