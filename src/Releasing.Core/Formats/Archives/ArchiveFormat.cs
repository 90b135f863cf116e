namespace Releasing.Formats.Archives;

/// <summary>The archives a release hands out.</summary>
public enum ArchiveFormat
{
    /// <summary>A tar archive in gzip.</summary>
    TarGz,

    /// <summary>A zip archive.</summary>
    Zip,
}
