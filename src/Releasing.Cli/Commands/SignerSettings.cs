using System.ComponentModel;
using System.Text;
using Releasing.Verification;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>Who has to have signed, on the command line of whatever verifies: a key, or an identity with its issuer. One of them is always asked for.</summary>
internal abstract class SignerSettings : InstanceSettings
{
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

    [CommandOption("--certificate-github-workflow-repository|--repository <OWNER/NAME>")]
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

    /// <summary>What else the certificate has to say; null asks for nothing more.</summary>
    public GitHubClaims? Claims => Repository is null && Ref is null && Sha is null && Workflow is null && Trigger is null ? null
        : new GitHubClaims { Repository = Repository, Ref = Ref, Sha = Sha, Workflow = Workflow, Trigger = Trigger };

    /// <summary>Who has to have signed.</summary>
    public async Task<SignerPolicy> PolicyAsync(CancellationToken cancellationToken) => Key is { } key
        ? KeyPolicy.FromPem(Encoding.UTF8.GetString(await BoundedFile.ReadAsync(key, cancellationToken)), key)
        : new CertificatePolicy(Expected(Identity, IdentityPattern), Expected(Issuer, IssuerPattern)) { Claims = Claims };

    /// <inheritdoc/>
    protected override string? Mistake()
    {
        var named = Identity is not null || IdentityPattern is not null || Issuer is not null || IssuerPattern is not null || Claims is not null;
        return base.Mistake() is { } mistake ? mistake
            : Key is not null && named ? "--key and the --certificate options exclude each other: either a key has to have signed or an identity."
            : Key is not null ? File.Exists(Key) ? null : $"--key: there is no file '{Key}'."
            : Identity is null == IdentityPattern is null ? "Who has to have signed? Give --certificate-identity (or --certificate-identity-regexp), or --key."
            : Issuer is null == IssuerPattern is null ? "Who has to vouch for the signer? Give --certificate-oidc-issuer (or --certificate-oidc-issuer-regexp)."
            : null;
    }

    private static ExpectedText Expected(string? text, string? pattern) => pattern is null ? ExpectedText.Exactly(text!) : ExpectedText.Matching(pattern);
}
