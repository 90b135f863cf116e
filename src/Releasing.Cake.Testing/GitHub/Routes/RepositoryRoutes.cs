using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"Get a repository", "Get rate limit status for the authenticated user" and the account of the token.</summary>
internal static class RepositoryRoutes
{
    public static readonly Route[] All =
    [
        new("GET", "/repos/{owner}/{repo}", Need.Read("metadata"), call => Reply.Ok(RepositoryJson.Of(call, call.Repository))),
        new("GET", "/rate_limit", Need.None, Limits),
    ];

    private static Reply Limits(Call call)
    {
        var limit = call.State.Options.RequestsPerHour;
        JsonObject Resource() => new()
        {
            ["limit"] = limit,
            ["used"] = Math.Min(call.State.Requests, limit),
            ["remaining"] = Math.Max(0, limit - call.State.Requests),
            ["reset"] = call.State.Now.AddHours(1).ToUnixTimeSeconds(),
        };
        return Reply.Ok(new JsonObject { ["resources"] = new JsonObject { ["core"] = Resource(), ["search"] = Resource(), ["graphql"] = Resource() }, ["rate"] = Resource() });
    }
}
