using Releasing.Failures;
using Releasing.Services.GitHub;

namespace Releasing.Cake.Settings;

/// <summary>How GitHub is asked.</summary>
public sealed class GitHubSettings
{
    /// <summary>The token. Default: null, the variable <c>GITHUB_TOKEN</c> or else <c>GH_TOKEN</c>.</summary>
    public Secret? Token { get; set; }

    /// <summary>
    /// The root of the REST API of a GitHub Enterprise Server, <c>https://git.example.org/api/v3</c>. Default: null: <c>GITHUB_API_URL</c> where it belongs to the remote's host, otherwise the API of
    /// <c>github.com</c> and <c>*.ghe.com</c>. To another host the token is sent only when this names it.
    /// </summary>
    public string? Api { get; set; }

    /// <summary>Every mistake that can be seen without asking anybody.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
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
