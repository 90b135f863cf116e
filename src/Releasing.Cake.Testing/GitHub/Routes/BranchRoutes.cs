using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"List branches", "Get a branch", "List commits" and "Get a commit".</summary>
internal static class BranchRoutes
{
    private const string Repository = "/repos/{owner}/{repo}";

    public static readonly Route[] All =
    [
        new("GET", Repository + "/branches", Need.Read("contents"), List),
        new("GET", Repository + "/branches/{*branch}", Need.Read("contents"), Show),
        new("GET", Repository + "/commits", Need.Read("contents"), Commits),
        new("GET", Repository + "/commits/{*ref}", Need.Read("contents"), Commit),
    ];

    private static Reply List(Call call) => Page.Of(call, [.. call.Repository.Branches], branch => new JsonObject
    {
        ["name"] = branch.Key,
        ["commit"] = new JsonObject { ["sha"] = branch.Value, ["url"] = $"{Root(call)}/commits/{branch.Value}" },
        ["protected"] = false,
    });

    private static Reply Show(Call call) => call.Repository.Locked(() =>
    {
        var repository = call.Repository;
        var name = call["branch"];
        var hash = repository.FindBranch(name) ?? throw new Refusal(404, "Branch not found");
        return Reply.Ok(new JsonObject
        {
            ["name"] = name,
            ["commit"] = CommitJson.Of(call, repository, hash, repository.Objects.Commit(hash)!),
            ["_links"] = new JsonObject { ["self"] = $"{Root(call)}/branches/{name}", ["html"] = $"{call.Addresses.Site}/{repository.FullName}/tree/{name}" },
            ["protected"] = false,
            ["protection"] = new JsonObject { ["enabled"] = false, ["required_status_checks"] = new JsonObject { ["enforcement_level"] = "off", ["contexts"] = new JsonArray(), ["checks"] = new JsonArray() } },
            ["protection_url"] = $"{Root(call)}/branches/{name}/protection",
        });
    });

    private static Reply Commits(Call call) => call.Repository.Locked(() =>
    {
        var repository = call.Repository;
        var name = call.Query("sha") ?? repository.DefaultBranch;
        var hashes = repository.FindCommit(name) is null ? throw Refusal.NotFound() : repository.History(name).ToList();
        return Page.Of(call, hashes, hash => CommitJson.Of(call, repository, hash, repository.Objects.Commit(hash)!));
    });

    private static Reply Commit(Call call) => call.Repository.Locked(() =>
    {
        var repository = call.Repository;
        return repository.FindCommit(call["ref"]) is { } hash && repository.Objects.Commit(hash) is { } commit
            ? Reply.Ok(CommitJson.Of(call, repository, hash, commit))
            : throw new Refusal(422, $"No commit found for SHA: {call["ref"]}");
    });

    private static string Root(Call call) => $"{call.Addresses.Api}/repos/{call.Repository.FullName}";
}
