namespace Releasing.Signing.Bundles;

/// <summary>An entry of a transparency log (<c>TransparencyLogEntry</c> of <c>sigstore_rekor.proto</c>).</summary>
public sealed record LogEntry
{
    /// <summary>Its place in the log; in Rekor v1 over all shards.</summary>
    public required long LogIndex { get; init; }

    /// <summary>The key id of the log: SHA-256 of its public key (Rekor v1) or the checkpoint key id (v2).</summary>
    public required ReadOnlyMemory<byte> LogId { get; init; }

    /// <summary>The kind of the entry: <c>hashedrekord</c>, <c>dsse</c>, <c>intoto</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of the kind: <c>0.0.1</c>, <c>0.0.2</c>.</summary>
    public required string KindVersion { get; init; }

    /// <summary>When the log took it, in seconds since 1970; 0 in Rekor v2, which tells no time.</summary>
    public long IntegratedTime { get; init; }

    /// <summary>The signed entry timestamp of Rekor v1, DER ECDSA signature; null when absent.</summary>
    public ReadOnlyMemory<byte>? SignedEntryTimestamp { get; init; }

    /// <summary>That the entry is in the log; null when absent.</summary>
    public InclusionProof? InclusionProof { get; init; }

    /// <summary>The entry as the log keeps it: canonical JSON.</summary>
    public required ReadOnlyMemory<byte> CanonicalizedBody { get; init; }
}
