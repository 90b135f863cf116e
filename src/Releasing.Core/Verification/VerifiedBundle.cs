using Releasing.Signing.Dsse;

namespace Releasing.Verification;

/// <summary>What a bundle that verifies says.</summary>
/// <param name="Signer">The identity of the certificate, or the hint of the key.</param>
/// <param name="Issuer">Who vouched for the identity (the OIDC issuer); null for a key.</param>
/// <param name="SignedAt">The times that a log or a time-stamping authority vouch for, ordered; empty for a key without either.</param>
/// <param name="Envelope">The statement whose signature was verified; null for a message signature.</param>
public sealed record VerifiedBundle(string Signer, string? Issuer, IReadOnlyList<DateTimeOffset> SignedAt, DsseEnvelope? Envelope);
