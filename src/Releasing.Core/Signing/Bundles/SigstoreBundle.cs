using Releasing.Signing.Dsse;

namespace Releasing.Signing.Bundles;

/// <summary>
/// A signature with everything needed to verify it without a network: a Sigstore bundle (<c>sigstore_bundle.proto</c> of protobuf-specs). Exactly one of
/// <see cref="Message"/> and <see cref="Envelope"/> is set, and exactly one of <see cref="Certificates"/> (not empty) and <see cref="PublicKeyHint"/>.
/// </summary>
public sealed record SigstoreBundle
{
    /// <summary>The media type that is written.</summary>
    public const string V03 = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /// <summary>The media type as it stands in the bundle.</summary>
    public string MediaType { get; init; } = V03;

    /// <summary>The leaf certificate first, each DER. Version 0.3 holds the leaf alone.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; } = [];

    /// <summary>A hint at the key that signed; null when a certificate does.</summary>
    public string? PublicKeyHint { get; init; }

    /// <summary>What transparency logs said.</summary>
    public IReadOnlyList<LogEntry> LogEntries { get; init; } = [];

    /// <summary>RFC 3161 time-stamp responses over the signature, DER.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Timestamps { get; init; } = [];

    /// <summary>The signature of a file.</summary>
    public MessageSignature? Message { get; init; }

    /// <summary>A signed statement.</summary>
    public DsseEnvelope? Envelope { get; init; }
}
