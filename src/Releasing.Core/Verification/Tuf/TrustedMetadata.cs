using System.Globalization;

namespace Releasing.Verification.Tuf;

/// <summary>
/// The metadata that are trusted, and the checks that new ones have to pass (TUF specification 1.0.34, sections 5.3 to 5.6). Knows neither network nor disk. One update has one time
/// (section 5.1).
/// </summary>
internal sealed class TrustedMetadata
{
    private readonly DateTimeOffset _now;
    private SnapshotMetadata? _earlierSnapshot;

    public TrustedMetadata(RootMetadata root, DateTimeOffset now)
    {
        // A root that its own keys did not sign cannot have been one.
        root[TufRole.Root].MustHaveSigned(root);
        (Root, _now) = (root, now);
    }

    /// <summary>The newest root.</summary>
    public RootMetadata Root { get; private set; }

    /// <summary>The time stamp: of an earlier update, until there is a newer one.</summary>
    public TimestampMetadata? Timestamp { get; private set; }

    /// <summary>The snapshot that the time stamp tells of.</summary>
    public SnapshotMetadata? Snapshot { get; private set; }

    /// <summary>The targets that the snapshot tells of.</summary>
    public TargetsMetadata? Targets { get; private set; }

    /// <summary>The next root (sections 5.3.4 to 5.3.8).</summary>
    /// <returns>Whether those who sign time stamps or snapshots changed, after which earlier ones count no more (section 5.3.11).</returns>
    public bool Rotate(ReadOnlyMemory<byte> bytes)
    {
        var next = new RootMetadata(bytes);
        Root[TufRole.Root].MustHaveSigned(next);
        next[TufRole.Root].MustHaveSigned(next);
        if (next.Version != Root.Version + 1)
        {
            throw next.Refused(TufReason.Rollback, string.Create(CultureInfo.InvariantCulture, $"It has version {next.Version} and not {Root.Version + 1}, which follows."));
        }

        var changed = !Root.SharesOnlineKeys(next);
        Root = next;
        return changed;
    }

    /// <summary>What an earlier update left, to hold newer metadata against; it may have expired.</summary>
    /// <param name="timestamp">The time stamp.</param>
    /// <param name="snapshot">The snapshot; null when there is none.</param>
    /// <exception cref="TufRefusedException">They are not of the keys of <see cref="Root"/>.</exception>
    public void Recall(ReadOnlyMemory<byte> timestamp, byte[]? snapshot)
    {
        Timestamp = Signed(new TimestampMetadata(timestamp), TufRole.Timestamp);
        _earlierSnapshot = snapshot is { } bytes ? Signed(new SnapshotMetadata(bytes), TufRole.Snapshot) : null;
    }

    /// <summary>Takes back <see cref="Recall"/>.</summary>
    public void Forget() => (Timestamp, _earlierSnapshot) = (null, null);

    /// <summary>The time stamp (sections 5.4.2 to 5.4.4).</summary>
    /// <returns>Whether it is newer than the one before.</returns>
    public bool UpdateTimestamp(ReadOnlyMemory<byte> bytes)
    {
        var next = Signed(new TimestampMetadata(bytes), TufRole.Timestamp);
        if (Timestamp is { } earlier)
        {
            MustNotFall(next, "It", next.Version, earlier.Version);
            MustNotFall(next, "Its snapshot", next.Snapshot.Version, earlier.Snapshot.Version);
            if (next.Version == earlier.Version)
            {
                // Two of one version cannot both be right; the one that was seen first is.
                earlier.MustBeCurrent(_now);
                return false;
            }
        }

        next.MustBeCurrent(_now);
        Timestamp = next;
        return true;
    }

    /// <summary>The snapshot that the time stamp tells of (sections 5.5.2 to 5.5.6).</summary>
    public void UpdateSnapshot(ReadOnlyMemory<byte> bytes)
    {
        var facts = Timestamp!.Snapshot;
        facts.MustBeOf(bytes, "snapshot.json of the TUF repository");
        var next = Told(Signed(new SnapshotMetadata(bytes), TufRole.Snapshot), facts.Version);
        foreach (var (name, earlier) in _earlierSnapshot?.Files ?? new Dictionary<string, FileFacts>())
        {
            MustNotFall(next, Text.PlainText.Line(name), next.Files.GetValueOrDefault(name)?.Version ?? 0, earlier.Version);
        }

        next.MustBeCurrent(_now);
        Snapshot = next;
    }

    /// <summary>The targets that the snapshot tells of (sections 5.6.2 to 5.6.5).</summary>
    public void UpdateTargets(ReadOnlyMemory<byte> bytes)
    {
        var facts = Snapshot!.Targets;
        facts.MustBeOf(bytes, "targets.json of the TUF repository");
        var next = Told(Signed(new TargetsMetadata(bytes), TufRole.Targets), facts.Version);
        next.MustBeCurrent(_now);
        Targets = next;
    }

    private static T Told<T>(T metadata, long version)
        where T : SignedMetadata => metadata.Version == version
            ? metadata
            : throw metadata.Refused(TufReason.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"It has version {metadata.Version} and {version} was told."));

    private static void MustNotFall(SignedMetadata next, string what, long version, long earlier)
    {
        if (version < earlier)
        {
            throw next.Refused(TufReason.Rollback, string.Create(CultureInfo.InvariantCulture, $"{what} has version {version}, and {earlier} was seen before."));
        }
    }

    private T Signed<T>(T metadata, string role)
        where T : SignedMetadata
    {
        Root[role].MustHaveSigned(metadata);
        return metadata;
    }
}
