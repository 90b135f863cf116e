using Releasing.Signing.Keys;

namespace Releasing.Signing.Keyless;

/// <summary>A key of this run with the certificate that Fulcio issued for it. Neither is ever written down.</summary>
/// <param name="Key">The key, over P-256.</param>
/// <param name="Der">The leaf certificate.</param>
/// <param name="Identity">Whom it names.</param>
/// <param name="Issuer">Who vouches for that.</param>
/// <param name="Pem">The leaf certificate in PEM, as Rekor v1 takes it.</param>
/// <param name="RenewAt">From when on, by the clock here, another one is used.</param>
internal sealed record SigningCertificate(SoftwareKey Key, ReadOnlyMemory<byte> Der, string Identity, string Issuer, string Pem, DateTimeOffset RenewAt);
