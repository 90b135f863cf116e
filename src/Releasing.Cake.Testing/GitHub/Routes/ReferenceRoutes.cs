using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for Git references".</summary>
internal static class ReferenceRoutes
{
    private const string Heads = "heads/";
    private const string Tags = "tags/";
    private const string Git = "/repos/{owner}/{repo}/git";

    public static readonly Route[] All =
    [
        new("GET", Git + "/ref/{*ref}", Need.Read("contents"), call => Find(call, call["ref"]) is { } found ? Reply.Ok(Json(call, call["ref"], found)) : throw Refusal.NotFound()),
        new("GET", Git + "/matching-refs/{*ref}", Need.Read("contents"), Matching),
        new("POST", Git + "/refs", Need.Write("contents"), CreateAsync),
        new("PATCH", Git + "/refs/{*ref}", Need.Write("contents"), UpdateAsync),
        new("DELETE", Git + "/refs/{*ref}", Need.Write("contents"), Delete),
    ];

    private static (string Type, string Hash)? Find(Call call, string name)
    {
        if (name.StartsWith(Heads, StringComparison.Ordinal))
        {
            return call.Repository.FindBranch(name[Heads.Length..]) is { } commit ? ("commit", commit) : null;
        }

        return name.StartsWith(Tags, StringComparison.Ordinal) && call.Repository.FindTag(name[Tags.Length..]) is { } tag
            ? (tag.TagObject is null ? "commit" : "tag", tag.TagObject ?? tag.Commit)
            : null;
    }

    private static Reply Matching(Call call)
    {
        var repository = call.Repository;
        var names = repository.Branches.Keys.Select(branch => Heads + branch).Concat(repository.Tags.Select(tag => Tags + tag.Name))
            .Where(name => name.StartsWith(call["ref"], StringComparison.Ordinal)).ToList();
        return Page.Of(call, names, name => Json(call, name, Find(call, name)!.Value));
    }

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var name = body.Required("Reference", "ref");
        var hash = body.Required("Reference", "sha");
        return call.Repository.Locked(() =>
        {
            if (!name.StartsWith("refs/heads/", StringComparison.Ordinal) && !name.StartsWith("refs/tags/", StringComparison.Ordinal))
            {
                throw new Refusal(422, "Reference name must start with 'refs/'.");
            }

            var path = name["refs/".Length..];
            if (Find(call, path) is not null)
            {
                throw new Refusal(422, "Reference already exists");
            }

            Move(call, path, Known(call, hash));
            var reply = Reply.Created(Json(call, path, ("commit", hash)));
            reply.Headers["location"] = $"{call.Addresses.Api}/repos/{call.Repository.FullName}/git/{name}";
            return reply;
        });
    }

    private static async Task<Reply> UpdateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var hash = body.Required("Reference", "sha");
        return call.Repository.Locked(() =>
        {
            var found = Find(call, call["ref"]) ?? throw new Refusal(422, "Reference does not exist");
            if (body.Flag("force") != true && !call.Repository.Objects.IsAncestor(found.Hash, Known(call, hash)))
            {
                throw new Refusal(422, "Update is not a fast forward");
            }

            Move(call, call["ref"], hash);
            return Reply.Ok(Json(call, call["ref"], ("commit", hash)));
        });
    }

    private static Reply Delete(Call call) => call.Repository.Locked(() =>
    {
        if (Find(call, call["ref"]) is null)
        {
            throw new Refusal(422, "Reference does not exist");
        }

        Move(call, call["ref"], null);
        return Reply.Nothing();
    });

    private static void Move(Call call, string name, string? hash)
    {
        if (name.StartsWith(Heads, StringComparison.Ordinal))
        {
            call.Repository.MoveBranch(name[Heads.Length..], hash);
        }
        else if (hash is null)
        {
            call.Repository.RemoveTag(name[Tags.Length..]);
        }
        else
        {
            call.Repository.AddTag(name[Tags.Length..], hash, annotated: false);
        }
    }

    private static string Known(Call call, string hash) => call.Repository.Objects.Commit(hash) is not null ? hash : throw new Refusal(422, "Object does not exist");

    private static System.Text.Json.Nodes.JsonObject Json(Call call, string name, (string Type, string Hash) found) =>
        ReferenceJson.Of(call, call.Repository, "refs/" + name, found.Type, found.Hash);
}
