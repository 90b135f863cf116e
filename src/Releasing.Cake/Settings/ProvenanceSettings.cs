namespace Releasing.Cake.Settings;

/// <summary>The provenance of a release.</summary>
public sealed class ProvenanceSettings
{
    /// <summary>Its asset name. Known words: <c>{name}</c>, <c>{version}</c>, <c>{tag}</c>. Default: <c>{name}-{version}.provenance.json</c>.</summary>
    public string NameTemplate { get; set; } = "{name}-{version}.provenance.json";

    /// <summary>
    /// Who issues the token in which GitHub Actions tells what is running. Default: null, the issuer of the forge that <c>GITHUB_SERVER_URL</c> names
    /// (<c>https://token.actions.githubusercontent.com</c>).
    /// </summary>
    public string? Issuer { get; set; }

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var problem in NameTemplateRules.Check("Settings.Provenance.NameTemplate", NameTemplate, NameTemplateRules.ReleaseWords))
        {
            yield return problem;
        }

        if (Issuer is not null && !(Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) && (issuer.Scheme == Uri.UriSchemeHttps || issuer.IsLoopback)))
        {
            yield return "Settings.Provenance.Issuer is no https address. Set the address of an OIDC issuer, or leave it out.";
        }
    }
}
