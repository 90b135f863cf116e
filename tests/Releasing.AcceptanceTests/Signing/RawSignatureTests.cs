using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Signing.Keyless;
using Releasing.Signing.Keys;
using Releasing.Verification;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>openssl confirms signatures, keys and time stamps; sigstore-js confirms bundles by keys.</summary>
public sealed class RawSignatureTests(SigstoreServices services) : IClassFixture<SigstoreServices>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-raw-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("EC", "ec_paramgen_curve:P-256", "-sha256")]
    [InlineData("EC", "ec_paramgen_curve:P-384", "-sha384")]
    [InlineData("RSA", "rsa_keygen_bits:2048", "-sha256")]
    public async Task Keys_of_openssl_sign_what_openssl_verifies(string kind, string option, string hash)
    {
        var openssl = Validator.Require("openssl");
        openssl.Accept("genpkey", "-algorithm", kind, "-pkeyopt", option, "-out", this["plain.pem"]);
        openssl.Accept("pkcs8", "-topk8", "-in", this["plain.pem"], "-out", this["pkcs8.pem"], "-passout", "pass:staple");
        openssl.Accept("pkey", "-in", this["plain.pem"], "-traditional", "-out", this["traditional.pem"]);
        openssl.Accept("pkey", "-in", this["plain.pem"], "-pubout", "-out", this["key.pub"]);
        var file = Write("tool", "contents");
        foreach (var form in new[] { "plain.pem", "pkcs8.pem", "traditional.pem" })
        {
            await using var signer = new KeySigner(KeyFile.Load(await File.ReadAllTextAsync(this[form]), "staple", form));
            signer.PublicKeyPem.ShouldBe(await File.ReadAllTextAsync(this["key.pub"]));
            var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), CancellationToken.None);
            await File.WriteAllBytesAsync(this["tool.bin"], Convert.FromBase64String(Encoding.ASCII.GetString(BundleWriter.WriteSignature(bundle))));
            openssl.Accept("dgst", hash, "-verify", this["key.pub"], "-signature", this["tool.bin"], file).ShouldContain("Verified OK");
        }
    }

    [SkippableFact]
    public async Task Sigstore_js_verifies_files_and_statements_signed_with_keys()
    {
        var items = new List<(string, string?)>();
        var keys = new Dictionary<string, string>();
        var file = Write("tool", "contents");
        foreach (var (pem, statements) in new[] { (KeyFile.Generate("").PrivateKey, true), (Rsa(), true), (P384(), false) })
        {
            await using var signer = new KeySigner(KeyFile.Load(pem, "", "the key"));
            var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), CancellationToken.None);
            keys[bundle.PublicKeyHint!] = signer.PublicKeyPem;
            items.Add((Write($"{keys.Count}.file.json", BundleWriter.Write(bundle)), file));
            if (statements)
            {
                // sigstore-js hashes what an envelope's key signs with SHA-256 only.
                items.Add((Write($"{keys.Count}.statement.json", BundleWriter.Write(await signer.SignStatementAsync(DsseEnvelope.InToto, "{}"u8.ToArray(), CancellationToken.None))), null));
            }
        }

        var answers = SigstoreJs.Verify(null, keys, [.. items]);
        answers.Count.ShouldBe(5);
        answers.Select(answer => answer.Refused).ShouldAllBe(reason => reason == null);
    }

    [SkippableFact]
    public async Task Openssl_verifies_the_signature_of_a_certificate_and_its_time_stamp()
    {
        var openssl = Validator.Require("openssl");
        await services.RunningAsync();
        await using var signer = KeylessSigner.Create(
            new KeylessSettings
            {
                Services = SigningConfig.Read(await File.ReadAllBytesAsync(services.SigningConfigPath(2)), "signing config"),
                TrustedRoot = TrustedRoot.Read(await File.ReadAllBytesAsync(services.TrustedRootPath), "trusted root"),
            },
            IdentityTokens.Given(await services.TokenAsync(new { sub = "https://ci.example.org/ada" }), "the test"));
        var file = Write("tool", "contents");
        var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), CancellationToken.None);
        using var certificate = X509CertificateLoader.LoadCertificate(bundle.Certificates[0].Span);
        var publicKey = Write("key.pub", PublicKeyFacts.Pem(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        var signature = Write("tool.sig", bundle.Message!.Signature.ToArray());
        openssl.Accept("dgst", "-sha256", "-verify", publicKey, "-signature", signature, file).ShouldContain("Verified OK");

        var authority = JsonNode.Parse(await File.ReadAllTextAsync(services.TrustedRootPath))!["timestampAuthorities"]![0]!["certChain"]!["certificates"]!.AsArray();
        var chain = authority.Select(one => PemEncoding.WriteString("CERTIFICATE", Convert.FromBase64String(one!["rawBytes"]!.GetValue<string>())) + "\n").ToArray();
        openssl.Accept("ts", "-verify", "-data", signature, "-in", Write("stamp.tsr", bundle.Timestamps.Single().ToArray()), "-CAfile", Write("root.pem", chain[^1]), "-untrusted", Write("leaf.pem", chain[0]));
    }

    private static string Rsa()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    private static string P384()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return ecdsa.ExportPkcs8PrivateKeyPem();
    }

    private string this[string name] => Path.Combine(_folder.FullName, name);

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }
}
