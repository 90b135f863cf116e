using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Who asks, and whether they may ("Authenticating to the REST API", "Permissions required for GitHub Apps").</summary>
internal static class Authorization
{
    /// <summary>The token that was sent; null for none. A token that is not known is refused, whatever was asked.</summary>
    public static FakeToken? Token(HttpContext http, GitHubState state, Origin origin)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0 || origin == Origin.Downloads)
        {
            return null;
        }

        var words = header.Split(' ', 2);
        return words.Length == 2 && (words[0].Equals("Bearer", StringComparison.OrdinalIgnoreCase) || words[0].Equals("token", StringComparison.OrdinalIgnoreCase))
            ? state.FindToken(words[1]) ?? throw new Refusal(401, "Bad credentials")
            : throw new Refusal(401, "Bad credentials");
    }

    public static void Check(FakeToken? token, Need need)
    {
        // Everybody may read a public repository.
        if (need.Permission is null || !need.IsGuarded)
        {
            return;
        }

        if (token is null)
        {
            throw new Refusal(401, "Requires authentication");
        }

        if (token.Allows(need.Permission, need.IsWrite))
        {
            return;
        }

        throw token.Scopes is { } scopes
            ? new Refusal(404, "Not Found") { Headers = { ["x-oauth-scopes"] = string.Join(", ", scopes), ["x-accepted-oauth-scopes"] = "repo" } }
            : new Refusal(403, "Resource not accessible by integration") { Headers = { ["x-accepted-github-permissions"] = need.ToString() } };
    }

    /// <summary>Counts a request of the API against the limit of the hour.</summary>
    public static void CountRequest(GitHubState state, Origin origin)
    {
        if (origin != Origin.Downloads && state.CountRequest() > state.Options.RequestsPerHour)
        {
            throw new Refusal(403, $"API rate limit exceeded for user {state.Options.Account}.");
        }
    }
}
