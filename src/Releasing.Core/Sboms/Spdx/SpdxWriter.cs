namespace Releasing.Sboms.Spdx;

/// <summary>Writes a model as SPDX.</summary>
public static class SpdxWriter
{
    /// <summary>What the name of a file of SPDX 2.3 ends with.</summary>
    public const string Ending = ".spdx.json";

    /// <summary>What the name of a file of SPDX 3.0.1 ends with; it may lie beside the other.</summary>
    public const string Ending3 = ".spdx3.json";

    /// <summary>Writes the document. Equal models give equal bytes.</summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="bom">The model.</param>
    /// <param name="version">The version of the specification.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static Task WriteAsync(Stream stream, Bom bom, SpdxVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(bom);
        var names = new SpdxNames(new BomGraph(bom));
        return DocumentIdentity.WriteAsync(stream, (target, identity) => BomJson.WriteAsync(
            target,
            json => version == SpdxVersion.Version301
                ? new Spdx3Document(json, names, identity).WriteAsync(cancellationToken)
                : new Spdx2Document(json, names, identity).WriteAsync(cancellationToken),
            cancellationToken));
    }
}
