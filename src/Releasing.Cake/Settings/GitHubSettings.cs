using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Git;
using Releasing.Services.GitHub;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>How GitHub is asked, and what a release there looks like.</summary>
public sealed class GitHubSettings
{
    /// <summary>The token. Default: null, the variable <c>GITHUB_TOKEN</c> or else <c>GH_TOKEN</c>.</summary>
    public Secret? Token { get; set; }

    /// <summary>
    /// The root of the REST API of a GitHub Enterprise Server, <c>https://git.example.org/api/v3</c>. Default: null: <c>GITHUB_API_URL</c> where it belongs to the remote's host, otherwise the API of
    /// <c>github.com</c> and <c>*.ghe.com</c>. To another host the token is sent only when this names it.
    /// </summary>
    public string? Api { get; set; }

    /// <summary>The repository that holds the release, <c>owner/name</c>. Default: null, the one that the clone came from.</summary>
    public string? Repository { get; set; }

    /// <summary>What the release page shows in the place of a file's name; null for the name. Default: null, names for all.</summary>
    public Func<Artifact, string?>? Label { get; set; }

    /// <summary>
    /// GitHub keeps the signed provenance with the repository's attestations too (<c>permissions: attestations: write</c>). Default: null, for a provenance that the identity of a workflow signed, and a
    /// refusal is only told. True makes a refusal a failure; false offers nothing.
    /// </summary>
    public bool? Attestations { get; set; }

    /// <summary>Every mistake that can be seen without asking anybody.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Repository is not null && GitRemote.Parse($"https://github.com/{Repository}") is var named && (named.Host is null || named.Owner!.Contains('/', StringComparison.Ordinal) || Repository != $"{named.Owner}/{named.Name}"))
        {
            yield return $"Settings.GitHub.Repository is '{PlainText.Line(Repository)}'. Set owner and name, such as ada/tool.";
        }

        if (Api is null)
        {
            yield break;
        }

        string? problem = null;
        try
        {
            GitHubServer.At(Api, "Settings.GitHub.Api");
        }
        catch (InvalidInputException error)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            yield return problem;
        }
    }
}
