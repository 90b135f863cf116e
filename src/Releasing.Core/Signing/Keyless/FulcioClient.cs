using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Http;
using Releasing.Signing.Keys;
using Releasing.Verification;
using Releasing.Verification.Certificates;

namespace Releasing.Signing.Keyless;

/// <summary>Asks Fulcio for certificates (<c>fulcio.proto</c>, CreateSigningCertificate: <c>POST /api/v2/signingCert</c>).</summary>
internal sealed class FulcioClient(Uri address, ServiceClient services)
{
    private const string Name = "Fulcio";

    /// <summary>Makes a key, proves its possession and gets it certified.</summary>
    public async Task<SigningCertificate> CertifyAsync(IdentityToken token, CancellationToken cancellationToken)
    {
        var key = SoftwareKey.Generate();
        try
        {
            var proof = await key.SignDigestAsync(SHA256.HashData(Encoding.UTF8.GetBytes(token.Subject)), cancellationToken);
            var request = new ServiceRequest(Name, HttpMethod.Post, ServiceAddress.Below(address, "api/v2/signingCert"))
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(new
                {
                    credentials = new { oidcIdentityToken = token.Value },
                    publicKeyRequest = new { publicKey = new { algorithm = "ECDSA", content = PublicKeyFacts.Pem(key.PublicKey.Span) }, proofOfPossession = Convert.ToBase64String(proof) },
                }),
                Secret = token.Value,
            };
            return await services.SendAsync(request, answer => Read(answer, key), cancellationToken);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private SigningCertificate Read(ServiceAnswer answer, SoftwareKey key)
    {
        answer.MustBe(200, 201);
        using var json = JsonDocument.Parse(answer.Body);
        var pem = Leaf(json.RootElement);
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != "CERTIFICATE")
        {
            throw new FormatException("The leaf is no certificate in PEM.");
        }

        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        try
        {
            using var leaf = LeafCertificate.Read(der, Name);
            if (!leaf.Certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.PublicKey.Span))
            {
                throw new ReleaseException($"{Name}: {address} certified another key than the one it was asked to. Make sure that the address is that of the service.");
            }

            var (identity, issuer) = IdentityVerifier.Read(leaf, Name);
            return new SigningCertificate(key, der, identity, issuer, PemEncoding.WriteString("CERTIFICATE", der) + "\n", RenewAt(leaf.Certificate));
        }
        catch (RefusedException exception)
        {
            throw new ReleaseException($"{Name}: {address} answered with a certificate that nobody would accept: {exception.Message}", exception);
        }
    }

    // Fulcio stapled the certificate timestamp into the certificate, or hands it out beside it; a bundle has no place for the second, so the certificate alone has to do.
    private static string Leaf(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && (answer.TryGetProperty("signedCertificateEmbeddedSct", out var form) || answer.TryGetProperty("signedCertificateDetachedSct", out form))
            && form.ValueKind == JsonValueKind.Object && form.TryGetProperty("chain", out var chain)
            && chain.ValueKind == JsonValueKind.Object && chain.TryGetProperty("certificates", out var certificates)
            && certificates.ValueKind == JsonValueKind.Array && certificates.GetArrayLength() > 0 && certificates[0].ValueKind == JsonValueKind.String)
        {
            return certificates[0].GetString()!;
        }

        throw new FormatException("The answer holds no certificate chain.");
    }

    // Counted from its arrival, since the clock here may differ from Fulcio's; the last third is left for slow logs.
    private DateTimeOffset RenewAt(X509Certificate2 certificate) => services.Time.GetUtcNow() + ((certificate.NotAfter - certificate.NotBefore) * (2.0 / 3));
}
