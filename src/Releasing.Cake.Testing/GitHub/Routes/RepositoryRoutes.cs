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
        new("GET", "/repos/{owner}/{repo}/immutable-releases", Need.GuardedRead("administration"), Immutability),
        new("GET", "/user", Need.None, Account),
        new("GET", "/rate_limit", Need.None, Limits),
    ];

    private static Reply Immutability(Call call) => call.Repository.HasImmutableReleases
        ? Reply.Ok(new JsonObject { ["enabled"] = true, ["enforced_by_owner"] = false })
        : throw Refusal.NotFound();

    private static Reply Account(Call call)
    {
        if (call.Token is null)
        {
            throw new Refusal(401, "Requires authentication");
        }

        var json = AccountJson.Of(call.Addresses, call.State.Options.Account);
        foreach (var name in (string[])["name", "company", "blog", "location", "email", "hireable", "bio", "twitter_username"])
        {
            json[name] = null;
        }

        foreach (var name in (string[])["public_repos", "public_gists", "followers", "following"])
        {
            json[name] = 0;
        }

        json["created_at"] = Moment.Of(DateTimeOffset.UnixEpoch);
        json["updated_at"] = Moment.Of(DateTimeOffset.UnixEpoch);
        return Reply.Ok(json);
    }

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
