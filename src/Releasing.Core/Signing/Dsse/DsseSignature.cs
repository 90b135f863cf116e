namespace Releasing.Signing.Dsse;

/// <summary>One signature of an envelope.</summary>
/// <param name="Signature">The signature over the pre-authentication encoding.</param>
/// <param name="KeyId">A hint at the key that decides nothing; null or empty when there is none.</param>
public sealed record DsseSignature(ReadOnlyMemory<byte> Signature, string? KeyId = null);
