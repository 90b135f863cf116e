using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>Tags: "Get a tag" and "List repository tags".</summary>
internal static class TagRoutes
{
    public static readonly Route[] All =
    [
        new("GET", "/repos/{owner}/{repo}/git/tags/{tag_sha}", Need.Read("contents"), TagObject),
        new("GET", "/repos/{owner}/{repo}/tags", Need.Read("contents"), List),
    ];

    private static Reply TagObject(Call call)
    {
        var repository = call.Repository;
        var tag = repository.Tags.FirstOrDefault(one => one.TagObject == call["tag_sha"]) ?? throw Refusal.NotFound();
        var root = $"{call.Addresses.Api}/repos/{repository.FullName}/git";
        return Reply.Ok(new JsonObject
        {
            ["node_id"] = NodeId.Of("Tag", tag.TagObject!),
            ["sha"] = tag.TagObject,
            ["url"] = $"{root}/tags/{tag.TagObject}",
            ["tagger"] = new JsonObject { ["name"] = call.State.Options.Account, ["email"] = $"{call.State.Options.Account}@example.org", ["date"] = Moment.Of(repository.CreatedAt) },
            ["object"] = new JsonObject { ["sha"] = tag.Commit, ["type"] = "commit", ["url"] = $"{root}/commits/{tag.Commit}" },
            ["tag"] = tag.Name,
            ["message"] = tag.Message,
            ["verification"] = CommitJson.Verification(),
        });
    }

    private static Reply List(Call call)
    {
        var repository = call.Repository;
        var root = $"{call.Addresses.Api}/repos/{repository.FullName}";
        return Page.Of(call, repository.Tags, tag => new JsonObject
        {
            ["name"] = tag.Name,
            ["zipball_url"] = $"{root}/zipball/refs/tags/{Uri.EscapeDataString(tag.Name)}",
            ["tarball_url"] = $"{root}/tarball/refs/tags/{Uri.EscapeDataString(tag.Name)}",
            ["commit"] = new JsonObject { ["sha"] = tag.Commit, ["url"] = $"{root}/commits/{tag.Commit}" },
            ["node_id"] = NodeId.Of("Ref", tag.Name),
        });
    }
}
