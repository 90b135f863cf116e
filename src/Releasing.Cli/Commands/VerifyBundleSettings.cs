using System.Buffers;
using System.ComponentModel;
using Releasing.Signing;
using Releasing.Verification;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The command line of <c>verify-bundle</c>.</summary>
internal sealed class VerifyBundleSettings : CommandSettings
{
    private const int DigestLength = 64;
    private const string DigestPrefix = "sha256:";
    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    [CommandArgument(0, "<FILE_OR_DIGEST>")]
    [Description("The signed file, or sha256:HEX.")]
    public string FileOrDigest { get; init; } = "";

    [CommandOption("--bundle <FILE>")]
    [Description("The Sigstore bundle (.sigstore.json).")]
    public string Bundle { get; init; } = "";

    [CommandOption("--certificate-identity <IDENTITY>")]
    [Description("Who has to have signed: an e-mail address, or the URI of a workflow.")]
    public string? Identity { get; init; }

    [CommandOption("--certificate-identity-regexp <EXPRESSION>")]
    [Description("The same as a regular expression of the whole identity.")]
    public string? IdentityPattern { get; init; }

    [CommandOption("--certificate-oidc-issuer <URL>")]
    [Description("Who has to vouch for the identity, such as https://token.actions.githubusercontent.com.")]
    public string? Issuer { get; init; }

    [CommandOption("--certificate-oidc-issuer-regexp <EXPRESSION>")]
    [Description("The same as a regular expression of the whole issuer.")]
    public string? IssuerPattern { get; init; }

    [CommandOption("--certificate-github-workflow-repository <OWNER/NAME>")]
    [Description("The repository that the workflow has to belong to.")]
    public string? Repository { get; init; }

    [CommandOption("--certificate-github-workflow-ref <REF>")]
    [Description("The ref that the workflow has to have run for, such as refs/tags/v1.2.3.")]
    public string? Ref { get; init; }

    [CommandOption("--certificate-github-workflow-sha <COMMIT>")]
    [Description("The commit that the workflow has to have run for.")]
    public string? Sha { get; init; }

    [CommandOption("--certificate-github-workflow-name <NAME>")]
    [Description("The name that the workflow has to have.")]
    public string? Workflow { get; init; }

    [CommandOption("--certificate-github-workflow-trigger <EVENT>")]
    [Description("The event that has to have started the workflow.")]
    public string? Trigger { get; init; }

    [CommandOption("--key <FILE>")]
    [Description("The public key (PEM) that has to have signed, instead of an identity.")]
    public string? Key { get; init; }

    [CommandOption("--trusted-root <FILE>")]
    [Description("The trusted_root.json to trace the signature back to; otherwise the one of the public instance that is built in.")]
    public string? TrustedRoot { get; init; }

    [CommandOption("--staging")]
    [Description("The staging instance; it has no trusted root built in, so --trusted-root has to be given.")]
    public bool Staging { get; init; }

    /// <summary>The file, or its digest.</summary>
    public SigningSubject Subject => IsDigest ? SigningSubject.OfDigest(FileOrDigest, FileOrDigest[DigestPrefix.Length..].ToLowerInvariant()) : SigningSubject.OfFile(FileOrDigest);

    /// <summary>What else the certificate has to say; null asks for nothing more.</summary>
    public GitHubClaims? Claims => Repository is null && Ref is null && Sha is null && Workflow is null && Trigger is null ? null
        : new GitHubClaims { Repository = Repository, Ref = Ref, Sha = Sha, Workflow = Workflow, Trigger = Trigger };

    // A digest has its prefix and its length and is no file; everything else is a path.
    private bool IsDigest => FileOrDigest.StartsWith(DigestPrefix, StringComparison.Ordinal) && FileOrDigest.Length == DigestPrefix.Length + DigestLength
        && FileOrDigest.AsSpan(DigestPrefix.Length).IndexOfAnyExcept(s_hexadecimal) < 0 && !File.Exists(FileOrDigest);

    public override ValidationResult Validate() => Mistake() is { } mistake ? ValidationResult.Error(mistake) : ValidationResult.Success();

    private string? Mistake()
    {
        var named = Identity is not null || IdentityPattern is not null || Issuer is not null || IssuerPattern is not null || Claims is not null;
        return Bundle.Length == 0 ? "--bundle is missing. Name the .sigstore.json file."
            : !File.Exists(Bundle) ? $"--bundle: there is no file '{Bundle}'."
            : !IsDigest && !File.Exists(FileOrDigest) ? $"There is no file '{FileOrDigest}'."
            : TrustedRoot is not null && !File.Exists(TrustedRoot) ? $"--trusted-root: there is no file '{TrustedRoot}'."
            : Staging && TrustedRoot is null ? "--staging has no trusted root built in. Give --trusted-root."
            : Key is not null && named ? "--key and the --certificate options exclude each other: either a key has to have signed or an identity."
            : Key is not null ? File.Exists(Key) ? null : $"--key: there is no file '{Key}'."
            : Identity is null == IdentityPattern is null ? "Who has to have signed? Give --certificate-identity (or --certificate-identity-regexp), or --key."
            : Issuer is null == IssuerPattern is null ? "Who has to vouch for the signer? Give --certificate-oidc-issuer (or --certificate-oidc-issuer-regexp)."
            : null;
    }
}
