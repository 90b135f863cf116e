using Releasing.Signing.Bundles;
using Releasing.Text;
using Releasing.Verification;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>Verifies one Sigstore bundle, by the command line of the public conformance suite (sigstore-conformance, <c>docs/cli_protocol.md</c>).</summary>
internal sealed class VerifyBundleCommand : AsyncCommand<VerifyBundleSettings>
{
    /// <summary>How it is called.</summary>
    public const string Name = "verify-bundle";

    /// <summary>What it does.</summary>
    public const string Description = "Verify the Sigstore bundle of one file: who signed it, and that nothing was changed.";

    public override async Task<int> ExecuteAsync(CommandContext context, VerifyBundleSettings settings, CancellationToken cancellationToken)
    {
        var root = await settings.RootAsync(cancellationToken);
        var policy = await settings.PolicyAsync(cancellationToken);
        var bundle = BundleReader.Read(await BoundedFile.ReadAsync(settings.Bundle, cancellationToken), settings.Bundle);
        var verified = await BundleVerifier.VerifyAsync(bundle, settings.Subject, policy, root, cancellationToken);
        Console.Out.WriteLine($"verified: {PlainText.Line(settings.Subject.Name)} was signed by {PlainText.Line(verified.Signer)}{Told(verified)}");
        return 0;
    }

    private static string Told(VerifiedBundle verified) =>
        (verified.Issuer is { } issuer ? $" ({PlainText.Line(issuer)})" : "") + (verified.SignedAt is [var first, ..] ? $" at {first.UtcDateTime:u}" : "");
}
