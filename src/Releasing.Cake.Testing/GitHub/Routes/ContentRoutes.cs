using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Git;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for repository contents": one file, one commit.</summary>
internal static class ContentRoutes
{
    private const string Contents = "/repos/{owner}/{repo}/contents/{*path}";

    public static readonly Route[] All =
    [
        new("GET", Contents, Need.Read("contents"), Show),
        new("PUT", Contents, Need.Write("contents"), WriteAsync),
        new("DELETE", Contents, Need.Write("contents"), DeleteAsync),
    ];

    private static Reply Show(Call call) => call.Repository.Locked(() =>
    {
        var repository = call.Repository;
        var branch = call.Query("ref") ?? repository.DefaultBranch;
        if (repository.FindFile(branch, call["path"]) is { } file)
        {
            return call.Request.Headers.Accept.ToString().Contains("raw", StringComparison.Ordinal)
                ? new Reply(200) { Text = repository.ReadFile(branch, call["path"]), ContentType = "application/vnd.github.raw+json; charset=utf-8" }
                : Reply.Ok(ContentJson.Of(call, branch, file, withContent: true));
        }

        var folder = call["path"].TrimEnd('/') is { Length: > 0 } path ? path + "/" : "";
        var commit = repository.FindCommit(branch) is { } hash ? repository.Objects.Commit(hash) : null;
        var entries = commit is null ? [] : repository.Objects.Files(commit.Tree, withFolders: true)
            .Where(entry => entry.Name.StartsWith(folder, StringComparison.Ordinal) && !entry.Name[folder.Length..].Contains('/', StringComparison.Ordinal)).ToList();
        return entries.Count > 0 ? Reply.Ok(new JsonArray([.. entries.Select(entry => ContentJson.Of(call, branch, entry, withContent: false))])) : throw Refusal.NotFound();
    });

    private static async Task<Reply> WriteAsync(Call call)
    {
        var body = await call.BodyAsync();
        var bytes = Decode(body.Text("content") ?? throw Refusal.Invalid("Content", "content", "missing_field"));
        return call.Repository.Locked(() =>
        {
            var branch = body.Text("branch") ?? call.Repository.DefaultBranch;
            var existing = Existing(call, body, branch);
            var file = new GitTreeEntry(call["path"], "100644", call.Repository.Objects.Write(bytes));
            var commit = Commit(call, body, branch, file);
            var reply = new Reply(existing is null ? 201 : 200, new JsonObject { ["content"] = ContentJson.Of(call, branch, file, withContent: false), ["commit"] = commit });
            return reply;
        });
    }

    private static async Task<Reply> DeleteAsync(Call call)
    {
        var body = await call.BodyAsync();
        return call.Repository.Locked(() =>
        {
            var branch = body.Text("branch") ?? call.Repository.DefaultBranch;
            _ = Existing(call, body, branch) ?? throw Refusal.NotFound();
            return Reply.Ok(new JsonObject { ["content"] = null, ["commit"] = Commit(call, body, branch, null) });
        });
    }

    // The hash of what is replaced guards against changes of others.
    private static GitTreeEntry? Existing(Call call, JsonObject body, string branch)
    {
        var existing = call.Repository.FindFile(branch, call["path"]);
        if (existing is not null && body.Text("sha") is null)
        {
            throw new Refusal(422, "Invalid request.\n\n\"sha\" wasn't supplied.");
        }

        return body.Text("sha") is { } sent && sent != existing?.Hash ? throw new Refusal(409, $"{call["path"]} does not match {sent}") : existing;
    }

    private static JsonObject Commit(Call call, JsonObject body, string branch, GitTreeEntry? file)
    {
        var repository = call.Repository;
        var parent = repository.FindBranch(branch);
        if (parent is null && repository.Branches.Count > 0)
        {
            throw new Refusal(404, $"Branch {branch} not found");
        }

        var files = parent is null ? [] : repository.Objects.Files(repository.Objects.Commit(parent)!.Tree).Where(one => one.Name != call["path"]);
        var tree = repository.Objects.WriteFiles(file is null ? files : files.Append(file));
        var author = Person.Of(body.Object("author"), repository.Somebody);
        var commit = new GitCommit(tree, parent is null ? [] : [parent], author, Person.Of(body.Object("committer"), author), body.Required("Content", "message"));
        var hash = repository.Objects.Write(commit);
        repository.MoveBranch(branch, hash);
        return CommitJson.Data(call, repository, hash, commit);
    }

    private static byte[] Decode(string content)
    {
        try
        {
            return Convert.FromBase64String(content);
        }
        catch (FormatException)
        {
            throw new Refusal(422, "content is not valid Base64");
        }
    }
}
