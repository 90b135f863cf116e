
namespace Releasing.Artifacts;

/// <summary>How a kind of artifact is treated; the one table every task asks.</summary>
/// <param name="Released">It is uploaded to the release.</param>
/// <param name="Checksummed">It has a line in the checksum file.</param>
/// <param name="Signed">It is signed when signing is configured.</param>
/// <param name="Deterministic">The same commit gives the same bytes, so bytes may be compared with what is already published.</param>
/// <param name="MediaType">The media type (RFC 6838) when the file name does not say more.</param>
public sealed record ArtifactTraits(bool Released, bool Checksummed, bool Signed, bool Deterministic, string MediaType)
{
    private const string Bytes = "application/octet-stream";

    private static readonly Dictionary<ArtifactKind, ArtifactTraits> s_table = new Dictionary<ArtifactKind, ArtifactTraits>
    {
        [ArtifactKind.Binary] = new(false, false, false, true, Bytes),
        [ArtifactKind.Archive] = new(true, true, true, true, Bytes),
        [ArtifactKind.SourceArchive] = new(true, true, true, true, Bytes),
        [ArtifactKind.Deb] = new(true, true, true, true, "application/vnd.debian.binary-package"),
        [ArtifactKind.Rpm] = new(true, true, true, true, "application/x-rpm"),
        [ArtifactKind.Apk] = new(true, true, true, true, Bytes),
        [ArtifactKind.Msi] = new(true, true, true, true, "application/x-msi"),
        [ArtifactKind.Dmg] = new(true, true, true, true, "application/x-apple-diskimage"),
        [ArtifactKind.AppImage] = new(true, true, true, true, "application/vnd.appimage"),
        [ArtifactKind.NuGetPackage] = new(true, true, true, true, "application/zip"),
        [ArtifactKind.Image] = new(false, false, true, true, "application/vnd.oci.image.index.v1+json"),
        [ArtifactKind.ReleaseNotes] = new(false, false, false, true, "text/markdown"),
        [ArtifactKind.Sbom] = new(true, true, true, true, "application/json"),
        [ArtifactKind.Checksum] = new(true, false, true, true, "text/plain"),
        [ArtifactKind.Provenance] = new(true, false, true, false, "application/vnd.in-toto+json"),
        [ArtifactKind.Signature] = new(true, false, false, false, "application/vnd.dev.sigstore.bundle.v0.3+json"),
        [ArtifactKind.Repository] = new(false, false, false, true, Bytes),
        [ArtifactKind.Other] = new(true, true, true, true, Bytes),
    };

    /// <summary>The traits of a kind.</summary>
    /// <param name="kind">Any defined kind.</param>
    public static ArtifactTraits Of(ArtifactKind kind) => s_table[kind];

    /// <summary>The media type of a file: by its name where the name is telling, otherwise by its kind.</summary>
    /// <param name="kind">The kind of the artifact.</param>
    /// <param name="name">Its asset name.</param>
    public static string MediaTypeOf(ArtifactKind kind, string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".GZ" or ".TGZ" => "application/gzip",
        ".ZIP" or ".NUPKG" => "application/zip",
        ".TXT" => "text/plain",
        ".MD" => "text/markdown",
        ".ASC" => "application/pgp-signature",
        ".SIG" when kind is ArtifactKind.Signature => "text/plain",
        ".JSON" when kind is ArtifactKind.Other => "application/json",
        _ => Of(kind).MediaType,
    };
}
