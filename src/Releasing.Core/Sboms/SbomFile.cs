using Releasing.Files;
using Releasing.Sboms.CycloneDx;
using Releasing.Sboms.Spdx;

namespace Releasing.Sboms;

/// <summary>Writes a model in any of the formats.</summary>
public static class SbomFile
{
    /// <summary>What the name of a file of a format ends with, after the name of what it is about: <c>.cdx.json</c>, <c>.spdx.json</c>, <c>.spdx3.json</c>.</summary>
    /// <param name="format">The format.</param>
    public static string EndingOf(SbomFormat format) => format switch
    {
        SbomFormat.Spdx23 => SpdxWriter.Ending,
        SbomFormat.Spdx301 => SpdxWriter.Ending3,
        _ => CycloneDxWriter.Ending,
    };

    /// <summary>Writes a file that appears whole or not at all. Equal models give equal bytes.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="bom">The model.</param>
    /// <param name="format">The format.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and digest.</returns>
    public static Task<WrittenFile> WriteAsync(string path, Bom bom, SbomFormat format, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteHashedAsync(path, (stream, token) => WriteAsync(stream, bom, format, token), cancellationToken: cancellationToken);

    /// <summary>Writes to a stream. Equal models give equal bytes.</summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="bom">The model.</param>
    /// <param name="format">The format.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task WriteAsync(Stream stream, Bom bom, SbomFormat format, CancellationToken cancellationToken = default) => format switch
    {
        SbomFormat.Spdx23 => SpdxWriter.WriteAsync(stream, bom, SpdxVersion.Version23, cancellationToken),
        SbomFormat.Spdx301 => SpdxWriter.WriteAsync(stream, bom, SpdxVersion.Version301, cancellationToken),
        SbomFormat.CycloneDx17 => CycloneDxWriter.WriteAsync(stream, bom, CycloneDxVersion.Version17, cancellationToken),
        _ => CycloneDxWriter.WriteAsync(stream, bom, CycloneDxVersion.Version16, cancellationToken),
    };
}
