using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Git;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schemas <c>git-commit</c> (of the git data) and <c>commit</c> (of the repository).</summary>
internal static class CommitJson
{
    public static JsonObject Data(Call call, FakeRepository repository, string hash, GitCommit commit)
    {
        var root = Root(call, repository);
        return new JsonObject
        {
            ["sha"] = hash,
            ["node_id"] = NodeId.Of("Commit", hash),
            ["url"] = $"{root}/git/commits/{hash}",
            ["html_url"] = Page(call, repository, hash),
            ["author"] = Person(commit.Author),
            ["committer"] = Person(commit.Committer),
            ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{root}/git/trees/{commit.Tree}" },
            ["message"] = commit.Message,
            ["parents"] = new JsonArray([.. commit.Parents.Select(parent => Parent(call, repository, parent, "/git/commits/"))]),
            ["verification"] = Verification(),
        };
    }

    public static JsonObject Of(Call call, FakeRepository repository, string hash, GitCommit commit)
    {
        var root = Root(call, repository);
        return new JsonObject
        {
            ["sha"] = hash,
            ["node_id"] = NodeId.Of("Commit", hash),
            ["commit"] = new JsonObject
            {
                ["author"] = Person(commit.Author),
                ["committer"] = Person(commit.Committer),
                ["message"] = commit.Message,
                ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{root}/git/trees/{commit.Tree}" },
                ["url"] = $"{root}/git/commits/{hash}",
                ["comment_count"] = 0,
                ["verification"] = Verification(),
            },
            ["url"] = $"{root}/commits/{hash}",
            ["html_url"] = Page(call, repository, hash),
            ["comments_url"] = $"{root}/commits/{hash}/comments",
            ["author"] = AccountJson.Of(call.Addresses, commit.Author.Name),
            ["committer"] = AccountJson.Of(call.Addresses, commit.Committer.Name),
            ["parents"] = new JsonArray([.. commit.Parents.Select(parent => Parent(call, repository, parent, "/commits/"))]),
        };
    }

    public static JsonObject Verification() => new() { ["verified"] = false, ["reason"] = "unsigned", ["signature"] = null, ["payload"] = null, ["verified_at"] = null };

    private static JsonObject Person(GitPerson person) => new() { ["name"] = person.Name, ["email"] = person.Email, ["date"] = Moment.Of(person.Date) };

    private static JsonObject Parent(Call call, FakeRepository repository, string hash, string path) =>
        new() { ["sha"] = hash, ["url"] = Root(call, repository) + path + hash, ["html_url"] = Page(call, repository, hash) };

    private static string Root(Call call, FakeRepository repository) => $"{call.Addresses.Api}/repos/{repository.FullName}";

    private static string Page(Call call, FakeRepository repository, string hash) => $"{call.Addresses.Site}/{repository.FullName}/commit/{hash}";
}
