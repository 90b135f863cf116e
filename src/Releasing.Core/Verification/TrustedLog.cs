namespace Releasing.Verification;

/// <summary>A transparency log or a certificate log of a trusted root (<c>TransparencyLogInstance</c> of <c>sigstore_trustroot.proto</c>).</summary>
/// <param name="BaseUrl">Where it answers.</param>
/// <param name="KeyId">The id of its key, as entries tell it; a checkpoint tells its first four bytes.</param>
/// <param name="PublicKey">The key, DER of a SubjectPublicKeyInfo.</param>
/// <param name="KeyDetails">How it signs, in the words of <c>PublicKeyDetails</c>: <c>PKIX_ECDSA_P256_SHA_256</c>, <c>PKIX_ED25519</c>.</param>
/// <param name="ValidFor">When what it signed is trusted.</param>
public sealed record TrustedLog(string BaseUrl, ReadOnlyMemory<byte> KeyId, ReadOnlyMemory<byte> PublicKey, string KeyDetails, ValidityPeriod ValidFor);
