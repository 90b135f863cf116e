using System.Security.Cryptography;
using Releasing.AcceptanceTests.Builders;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Cake.Tools.Cosign;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Dsse;
using Releasing.Verification;

namespace Releasing.AcceptanceTests.Tools;

/// <summary>The cosign backend against a program that writes down how it was called and signs by openssl.</summary>
public sealed class CosignSignerTests : IDisposable
{
    private const string Fake = """
        #!/bin/sh
        # The command line of cosign 3, one argument a line.
        for argument in "$@"; do printf '%s\n' "$argument"; done > "$(dirname "$0")/arguments"
        printf '%s' "$COSIGN_PASSWORD" > "$(dirname "$0")/password"
        here=$(dirname "$0"); command=$1; bundle=; statement=; file=
        while [ $# -gt 0 ]; do
          case $1 in --bundle) bundle=$2; shift ;; --key) shift ;; --statement) statement=$2; shift ;; *) file=$1 ;; esac
          shift
        done
        head='{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"publicKey":{"hint":"one"}},'
        if [ "$command" = attest-blob ]; then
          length=$(wc -c < "$statement" | tr -d ' ')
          { printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$length"; cat "$statement"; } > "$here/pae"
          signature=$(openssl dgst -sha256 -sign "$here/key.pem" "$here/pae" | base64 -w0)
          printf '%s"dsseEnvelope":{"payload":"%s","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"%s"}]}}' "$head" "$(base64 -w0 < "$statement")" "$signature" > "$bundle"
        else
          printf '%s"messageSignature":{"messageDigest":{"algorithm":"SHA2_256","digest":"%s"},"signature":"%s"}}' "$head" \
            "$(openssl dgst -sha256 -binary "$file" | base64 -w0)" "$(openssl dgst -sha256 -sign "$here/key.pem" "$file" | base64 -w0)" > "$bundle"
        fi
        """;

    private readonly RealRepository _repository = new();
    private readonly string _tools;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public CosignSignerTests()
    {
        _repository.Write("tools/cosign", Fake + "\n").Write("tools/key.pem", _key.ExportPkcs8PrivateKeyPem()).Write("file.bin", "what is signed");
        _tools = Path.Combine(_repository.Root, "tools");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_tools, "cosign"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        _repository.Dispose();
    }

    [SkippableFact]
    public async Task Signs_a_file_with_the_command_line_of_version_3_and_the_password_in_the_environment()
    {
        await using var signer = Signer("cosign.key");
        var file = Path.Combine(_repository.Root, "file.bin");

        var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), CancellationToken.None);

        var arguments = await File.ReadAllLinesAsync(Path.Combine(_tools, "arguments"));
        arguments.Take(3).ShouldBe(["sign-blob", "--yes", "--bundle"]);
        arguments.Skip(4).ShouldBe(["--key", "cosign.key", file]);
        (await File.ReadAllTextAsync(Path.Combine(_tools, "password"))).ShouldBe("hm");
        await BundleVerifier.VerifyAsync(bundle, SigningSubject.OfFile(file), new KeyPolicy(_key.ExportSubjectPublicKeyInfo()));
    }

    [SkippableFact]
    public async Task Puts_a_statement_into_an_envelope()
    {
        await using var signer = Signer("awskms:///alias/release");
        var digest = Convert.ToHexStringLower(SHA256.HashData("x"u8));
        var statement = System.Text.Encoding.UTF8.GetBytes("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x","digest":{"sha256":"DIGEST"}}],"predicateType":"t","predicate":{}}""".Replace("DIGEST", digest));

        var bundle = await signer.SignStatementAsync(DsseEnvelope.InToto, statement, CancellationToken.None);

        var arguments = await File.ReadAllLinesAsync(Path.Combine(_tools, "arguments"));
        arguments.Take(3).ShouldBe(["attest-blob", "--yes", "--bundle"]);
        arguments.Skip(4).Take(3).ShouldBe(["--key", "awskms:///alias/release", "--statement"]);
        await BundleVerifier.VerifyAsync(bundle, SigningSubject.OfDigest("x", digest), new KeyPolicy(_key.ExportSubjectPublicKeyInfo()));
    }

    [SkippableFact]
    public async Task The_log_shows_neither_password_nor_key()
    {
        var path = Path.Combine(_repository.Root, "artifacts", "cosign.log");
        using (var log = new ItemLog(path, _repository.Context.Mask))
        {
            await using var signer = Signer(null, log);
            await signer.SignFileAsync(SigningSubject.OfFile(Path.Combine(_repository.Root, "file.bin")), CancellationToken.None);
        }

        var lines = await File.ReadAllTextAsync(path);
        lines.ShouldContain("COSIGN_PASSWORD='***'");
        lines.ShouldContain("--key env://SIGNING_KEY");
        lines.ShouldNotContain("PRIVATE KEY");
        lines.ShouldNotContain("=hm");
        (await File.ReadAllTextAsync(Path.Combine(_tools, "password"))).ShouldBe("hm");
    }

    [SkippableFact]
    public async Task A_bundle_over_other_bytes_is_refused()
    {
        await using var signer = Signer("cosign.key");
        var other = SigningSubject.OfFile(Path.Combine(_repository.Root, "file.bin"), new string('0', 64));

        (await Should.ThrowAsync<ReleaseException>(() => signer.SignFileAsync(other, CancellationToken.None))).Message.ShouldContain("it is about other bytes");
    }

    private CosignSigner Signer(string? key, ItemLog? log = null)
    {
        Skip.If(OperatingSystem.IsWindows(), "the fake program is a shell script");
        Validator.Require("openssl");
        var context = _repository.Context;
        context.Tools.RegisterFile(Path.Combine(_tools, "cosign"));
        context.Settings.Signing.Backend = SigningBackend.Cosign;
        context.Settings.Signing.CosignKey = key;
        context.Settings.Signing.Key = Secret.FromText(_key.ExportPkcs8PrivateKeyPem());
        context.Settings.Signing.Password = Secret.FromText("hm");
        return new CosignSigner(context, log);
    }
}
