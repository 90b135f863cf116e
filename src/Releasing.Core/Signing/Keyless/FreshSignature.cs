using Releasing.Signing.Dsse;

namespace Releasing.Signing.Keyless;

/// <summary>A signature that no log has seen yet.</summary>
/// <param name="Certificate">Who signed.</param>
/// <param name="Digest">The SHA-256 of what was signed.</param>
/// <param name="Signature">The signature, DER.</param>
/// <param name="Envelope">The signed statement; null for a file.</param>
internal sealed record FreshSignature(SigningCertificate Certificate, ReadOnlyMemory<byte> Digest, ReadOnlyMemory<byte> Signature, DsseEnvelope? Envelope);
