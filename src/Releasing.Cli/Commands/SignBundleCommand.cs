using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Signing.Keyless;
using Releasing.Signing.Keys;
using Releasing.Text;
using Releasing.Verification;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>Signs one file, by the command line of the public conformance suite (sigstore-conformance, <c>docs/cli_protocol.md</c>), or with a key.</summary>
internal sealed class SignBundleCommand : AsyncCommand<SignBundleSettings>
{
    /// <summary>How it is called.</summary>
    public const string Name = "sign-bundle";

    /// <summary>What it does.</summary>
    public const string Description = "Sign one file with an identity or a key, into a Sigstore bundle.";

    private const string PassphraseVariable = "COSIGN_PASSWORD";

    public override async Task<int> ExecuteAsync(CommandContext context, SignBundleSettings settings, CancellationToken cancellationToken)
    {
        await using var signer = settings.Key is { } key
            ? new KeySigner(KeyFile.Load(Encoding.UTF8.GetString(await BoundedFile.ReadAsync(key, cancellationToken)), Environment.GetEnvironmentVariable(PassphraseVariable), PlainText.Line(key)))
            : await KeylessAsync(settings, cancellationToken);
        var bundle = settings.InToto
            ? await signer.SignStatementAsync(DsseEnvelope.InToto, await BoundedFile.ReadAsync(settings.File, cancellationToken), cancellationToken)
            : await signer.SignFileAsync(SigningSubject.OfFile(settings.File), cancellationToken);
        var bytes = BundleWriter.Write(bundle);
        await AtomicFile.WriteAsync(settings.Bundle, async (stream, stop) => await stream.WriteAsync(bytes, stop), cancellationToken);
        Console.Out.WriteLine($"signed: {PlainText.Line(Path.GetFileName(settings.File))} by {PlainText.Line(signer.Description)}");
        return 0;
    }

    private static async Task<IBundleSigner> KeylessAsync(SignBundleSettings settings, CancellationToken cancellationToken)
    {
        var tokens = settings.IdentityToken is { } token
            ? IdentityTokens.Given(token, "--identity-token")
            : IdentityTokens.Find(Environment.GetEnvironmentVariable) ?? throw new ReleaseException($"sign-bundle: {IdentityTokens.Missing(Environment.GetEnvironmentVariable)}");
        var trust = await settings.RefreshAsync(cancellationToken);
        var services = settings.SigningConfig is { } config ? SigningConfig.Read(await BoundedFile.ReadAsync(config, cancellationToken), PlainText.Line(config))
            : trust?.Services ?? (settings.Staging ? throw new ReleaseException("sign-bundle: the staging instance does not say where to sign. Give --signing-config.") : SigningConfig.Production);
        return KeylessSigner.Create(
            new KeylessSettings
            {
                Services = services,
                TrustedRoot = settings.TrustedRoot is { } root ? TrustedRoot.Read(await BoundedFile.ReadAsync(root, cancellationToken), PlainText.Line(root)) : trust?.Root,
            },
            tokens);
    }
}
