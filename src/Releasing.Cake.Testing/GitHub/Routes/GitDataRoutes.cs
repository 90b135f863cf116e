using System.Text;
using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Git;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for Git blobs", "Git trees" and "Git commits". A repository without a commit answers 409, as GitHub does.</summary>
internal static class GitDataRoutes
{
    private const string Git = "/repos/{owner}/{repo}/git";

    public static readonly Route[] All =
    [
        new("POST", Git + "/blobs", Need.Write("contents"), CreateBlobAsync),
        new("GET", Git + "/blobs/{file_sha}", Need.Read("contents"), Blob),
        new("POST", Git + "/trees", Need.Write("contents"), CreateTreeAsync),
        new("GET", Git + "/trees/{*tree_sha}", Need.Read("contents"), Tree),
        new("POST", Git + "/commits", Need.Write("contents"), CreateCommitAsync),
        new("GET", Git + "/commits/{commit_sha}", Need.Read("contents"), Commit),
    ];

    private static async Task<Reply> CreateBlobAsync(Call call)
    {
        var body = await call.BodyAsync();
        var content = body.Text("content") ?? throw Refusal.Invalid("Blob", "content", "missing_field");
        return call.Repository.Locked(() =>
        {
            RefuseEmpty(call);
            var hash = call.Repository.Objects.Write(Bytes(content, body.Text("encoding")));
            return Reply.Created(new JsonObject { ["sha"] = hash, ["url"] = $"{Root(call)}/blobs/{hash}" });
        });
    }

    private static Reply Blob(Call call) => call.Repository.Locked(() =>
    {
        var hash = call["file_sha"];
        var bytes = call.Repository.Objects.Blob(hash) ?? throw Refusal.NotFound();
        return Reply.Ok(new JsonObject
        {
            ["sha"] = hash,
            ["node_id"] = NodeId.Of("Blob", hash),
            ["size"] = bytes.Length,
            ["url"] = $"{Root(call)}/blobs/{hash}",
            ["content"] = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n"),
            ["encoding"] = "base64",
        });
    });

    private static async Task<Reply> CreateTreeAsync(Call call)
    {
        var body = await call.BodyAsync();
        var entries = body.List("tree") ?? throw Refusal.Invalid("Tree", "tree", "missing_field");
        return call.Repository.Locked(() =>
        {
            RefuseEmpty(call);
            var objects = call.Repository.Objects;
            var files = new SortedDictionary<string, GitTreeEntry>(StringComparer.Ordinal);
            if (body.Text("base_tree") is { } start)
            {
                // A commit serves as well as its tree.
                var tree = objects.Commit(start)?.Tree ?? start;
                foreach (var file in objects.Files(objects.Tree(tree) is not null ? tree : throw new Refusal(404, "Not Found")))
                {
                    files[file.Name] = file;
                }
            }

            foreach (var entry in entries.OfType<JsonObject>())
            {
                TreeChange.Apply(objects, files, entry);
            }

            return Reply.Created(TreeJson(call, objects.WriteFiles(files.Values), isRecursive: false));
        });
    }

    private static Reply Tree(Call call) => call.Repository.Locked(() =>
    {
        var objects = call.Repository.Objects;
        var hash = objects.Tree(call["tree_sha"]) is not null ? call["tree_sha"] : call.Repository.FindCommit(call["tree_sha"]) is { } found ? objects.Commit(found)?.Tree : null;
        return Reply.Ok(TreeJson(call, hash ?? throw Refusal.NotFound(), call.Query("recursive") is not null));
    });

    private static async Task<Reply> CreateCommitAsync(Call call)
    {
        var body = await call.BodyAsync();
        var message = body.Required("Commit", "message");
        var tree = body.Required("Commit", "tree");
        return call.Repository.Locked(() =>
        {
            RefuseEmpty(call);
            var objects = call.Repository.Objects;
            var parents = (body.List("parents") ?? []).Select(parent => parent?.GetValue<string>() ?? "").ToList();
            if (objects.Tree(tree) is null || parents.Any(parent => objects.Commit(parent) is null))
            {
                throw new Refusal(422, "Tree SHA does not exist");
            }

            var author = Person.Of(body.Object("author"), call.Repository.Somebody);
            var commit = new GitCommit(tree, parents, author, Person.Of(body.Object("committer"), author), message);
            var hash = objects.Write(commit);
            return Reply.Created(CommitJson.Data(call, call.Repository, hash, commit));
        });
    }

    private static Reply Commit(Call call) => call.Repository.Locked(() => call.Repository.Objects.Commit(call["commit_sha"]) is { } commit
        ? Reply.Ok(CommitJson.Data(call, call.Repository, call["commit_sha"], commit))
        : throw Refusal.NotFound());

    private static JsonObject TreeJson(Call call, string hash, bool isRecursive)
    {
        var objects = call.Repository.Objects;
        var entries = isRecursive ? objects.Files(hash, withFolders: true) : objects.Tree(hash)!;
        return new JsonObject
        {
            ["sha"] = hash,
            ["url"] = $"{Root(call)}/trees/{hash}",
            ["truncated"] = false,
            ["tree"] = new JsonArray([.. entries.Select(entry => EntryJson(call, entry))]),
        };
    }

    private static JsonObject EntryJson(Call call, GitTreeEntry entry)
    {
        var json = new JsonObject { ["path"] = entry.Name, ["mode"] = entry.Mode, ["type"] = entry.Type, ["sha"] = entry.Hash, ["url"] = $"{Root(call)}/{entry.Type}s/{entry.Hash}" };
        if (call.Repository.Objects.Blob(entry.Hash) is { } bytes)
        {
            json["size"] = bytes.Length;
        }

        return json;
    }

    private static byte[] Bytes(string content, string? encoding)
    {
        try
        {
            return encoding == "base64" ? Convert.FromBase64String(content) : Encoding.UTF8.GetBytes(content);
        }
        catch (FormatException)
        {
            throw new Refusal(422, "content is not valid Base64");
        }
    }

    private static void RefuseEmpty(Call call)
    {
        if (call.Repository.Branches.Count == 0)
        {
            throw new Refusal(409, "Git Repository is empty.");
        }
    }

    private static string Root(Call call) => $"{call.Addresses.Api}/repos/{call.Repository.FullName}/git";
}
