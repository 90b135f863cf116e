namespace Releasing.Verification.Tuf;

/// <summary>The time stamp: which snapshot is the newest (TUF specification 1.0.34, section 4.6).</summary>
internal sealed class TimestampMetadata : SignedMetadata
{
    public TimestampMetadata(ReadOnlyMemory<byte> bytes)
        : base(bytes, TufRole.Timestamp) => Snapshot = FileFacts.OfMetadata(Signed.Object("meta").Object(TufRole.File(TufRole.Snapshot)));

    /// <summary>The snapshot.</summary>
    public FileFacts Snapshot { get; }
}
