namespace Releasing.Verification;

/// <summary>A certificate authority or a time-stamping authority of a trusted root (<c>CertificateAuthority</c> of <c>sigstore_trustroot.proto</c>).</summary>
/// <param name="Uri">Where it answers; empty when the root does not say.</param>
/// <param name="Certificates">Its chain, each DER, the root last; of a time-stamping authority the first may be the one that signs. Empty: nothing verifies with it.</param>
/// <param name="ValidFor">When what it issued is trusted.</param>
public sealed record TrustedAuthority(string Uri, IReadOnlyList<ReadOnlyMemory<byte>> Certificates, ValidityPeriod ValidFor);
