namespace Releasing.Verification.Tuf;

/// <summary>The snapshot: which metadata of targets belong together (TUF specification 1.0.34, section 4.4).</summary>
internal sealed class SnapshotMetadata : SignedMetadata
{
    public SnapshotMetadata(ReadOnlyMemory<byte> bytes)
        : base(bytes, TufRole.Snapshot)
    {
        var meta = Signed.Object("meta");
        Files = meta.Names.ToDictionary(name => name, name => FileFacts.OfMetadata(meta.Object(name)), StringComparer.Ordinal);
        Targets = Files.GetValueOrDefault(TufRole.File(TufRole.Targets)) ?? throw meta.Refused("targets.json is missing.");
    }

    /// <summary>All metadata of targets, those of delegated roles too.</summary>
    public IReadOnlyDictionary<string, FileFacts> Files { get; }

    /// <summary>Those of the role targets itself.</summary>
    public FileFacts Targets { get; }
}
