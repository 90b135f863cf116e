namespace Releasing.Signing.Keyless;

/// <summary>The sources of identity tokens that are known here.</summary>
public static class IdentityTokens
{
    /// <summary>The variable with a token; the same that cosign and sigstore-js read.</summary>
    public const string Variable = "SIGSTORE_ID_TOKEN";

    /// <summary>A token that is there already; it serves until it ends.</summary>
    /// <param name="token">The token.</param>
    /// <param name="source">What messages call it: <c>--identity-token</c>.</param>
    public static IIdentityTokens Given(string token, string source) => new GivenToken(token, source);

    /// <summary>
    /// The source that this environment has: <c>SIGSTORE_ID_TOKEN</c>, else the token service of the GitHub Actions job; null when it has none.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static IIdentityTokens? Find(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(Variable) is { Length: > 0 } token)
        {
            return Given(token, Variable);
        }

        return variable(GitHubActionsTokens.UrlVariable) is { Length: > 0 } url && variable(GitHubActionsTokens.TokenVariable) is { Length: > 0 } secret
            ? new GitHubActionsTokens(url, secret)
            : null;
    }

    /// <summary>Why <see cref="Find"/> found nothing, and what to do, as a sentence.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string Missing(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable("GITHUB_ACTIONS") == "true"
            ? "The job may not ask for an identity token. Add 'id-token: write' to the permissions of the job."
            : $"There is no identity token. Sign in CI where the job has an identity, set {Variable}, or sign with a key.";
    }

    private sealed class GivenToken(string token, string source) : IIdentityTokens
    {
        public string Description => source;

        public Task<IdentityToken> RequestAsync(string audience, ServiceClient services, CancellationToken cancellationToken) =>
            Task.FromResult(IdentityToken.Parse(token, source));
    }
}
