using System.ComponentModel;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The command line of <c>sign-bundle</c>.</summary>
internal sealed class SignBundleSettings : InstanceSettings
{
    [CommandArgument(0, "<FILE>")]
    [Description("The file to sign.")]
    public string File { get; init; } = "";

    [CommandOption("--bundle <FILE>")]
    [Description("Where the Sigstore bundle is written (.sigstore.json).")]
    public string Bundle { get; init; } = "";

    [CommandOption("--identity-token <TOKEN>")]
    [Description("The OpenID Connect token to sign with. Others on this machine can see it here: better set SIGSTORE_ID_TOKEN, or sign in a CI job that has an identity.")]
    public string? IdentityToken { get; init; }

    [CommandOption("--key <FILE>")]
    [Description("A private key (PEM) to sign with, instead of an identity; its passphrase is read from COSIGN_PASSWORD.")]
    public string? Key { get; init; }

    [CommandOption("--in-toto")]
    [Description("The file is an in-toto statement: it is signed as such, in a DSSE envelope.")]
    public bool InToto { get; init; }

    [CommandOption("--signing-config <FILE>")]
    [Description("The signing_config.json with the services to sign at; otherwise those that come with the refreshed trusted root, else those of the public instance.")]
    public string? SigningConfig { get; init; }

    protected override string? Mistake()
    {
        var missing = new[] { ("", (string?)File), ("--key: ", Key), ("--signing-config: ", SigningConfig) }
            .FirstOrDefault(option => option.Item2 is { } path && !System.IO.File.Exists(path));
        return Bundle.Length == 0 ? "--bundle is missing. Name the .sigstore.json file to write."
            : missing.Item2 is { } absent ? $"{missing.Item1}there is no file '{absent}'."
            : Staging && TrustedRoot is not null && SigningConfig is null ? "--staging has no services built in. Give --signing-config too, or leave --trusted-root out."
            : Key is not null && (IdentityToken is not null || SigningConfig is not null || TrustedRoot is not null || Refreshes)
                ? "--key signs without a service: leave --identity-token, --signing-config, --trusted-root and what refreshes one out."
            : base.Mistake();
    }
}
