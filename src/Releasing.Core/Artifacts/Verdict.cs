namespace Releasing.Artifacts;

/// <summary>Whether an artifact has to be made, and why.</summary>
/// <param name="Recorded">The artifact as it stands when it is up to date; otherwise null.</param>
/// <param name="Reason">Why it has to be made, as a clause for the log; empty when it is up to date.</param>
public sealed record Verdict(Artifact? Recorded, string Reason)
{
    /// <summary>It need not be made.</summary>
    public bool IsUpToDate => Recorded is not null;

    /// <summary>
    /// Up to date is what the catalogue lists with the expected fingerprint and whose bytes still have the recorded size and
    /// SHA-256; the file is read every time, because times of change prove nothing. An image has no file: its fingerprint decides.
    /// </summary>
    /// <param name="planned">The artifact to be made.</param>
    /// <param name="fingerprint">What its fingerprint would be today.</param>
    /// <param name="catalogue">What exists.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Verdict> OfAsync(
        PlannedArtifact planned, string fingerprint, Catalogue catalogue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (catalogue.Find(ArtifactKey.Of(planned)) is not { } recorded)
        {
            return Needed("it does not exist yet");
        }

        if (recorded.Fingerprint != fingerprint)
        {
            return Needed("what it is made from has changed");
        }

        if (recorded.Name != planned.Name || recorded.Kind != planned.Kind || recorded.Subject != planned.Subject)
        {
            return Needed("its name, kind or subject has changed");
        }

        if (recorded.Path is null)
        {
            return new Verdict(recorded, "");
        }

        var path = catalogue.FullPath(recorded);
        if (!Path.Exists(path))
        {
            return Needed("its file is gone");
        }

        if (new FileInfo(path) is { Exists: true } file && file.Length != recorded.Size)
        {
            return Needed("its file has another size");
        }

        var digest = await FileDigest.OfAsync(path, cancellationToken);
        return digest.Sha256 == recorded.Sha256 && digest.Size == recorded.Size ? new Verdict(recorded, "") : Needed("its file has other bytes");
    }

    private static Verdict Needed(string reason) => new(null, reason);
}
