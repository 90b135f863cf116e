using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>Commits, branches and pull requests, as GitHub keeps them.</summary>
public sealed class GitDataTests : FakeGitHubTests
{
    private const string Git = "repos/ada/engine/git";

    [Fact]
    public async Task A_commit_is_made_of_a_tree_and_moved_to()
    {
        var head = Repository.AddFile("main", "README.md", "engine\n");

        var commit = await CommitAsync(head, "Formula/engine.rb", "class Engine\n");
        await Connection.PatchAsync($"{Git}/refs/heads/main", new JsonObject { ["sha"] = commit });

        Repository.Files("main").ShouldBe(["Formula/engine.rb", "README.md"]);
        Repository.ReadFile("main", "Formula/engine.rb").ShouldBe("class Engine\n");
        Repository.Messages("main").ShouldBe(["Formula", "Change a file"]);
    }

    [Fact]
    public async Task Hashes_are_those_of_git()
    {
        Repository.AddBranch("main");

        var blob = await Connection.PostAsync($"{Git}/blobs", new JsonObject { ["content"] = "hello\n" });
        var tree = await Connection.PostAsync($"{Git}/trees", Tree("hello.txt", "hello\n"));

        // echo hello | git hash-object --stdin; git mktree
        blob["sha"]!.GetValue<string>().ShouldBe("ce013625030ba8dba906f756967f9e9ca394464a");
        tree["sha"]!.GetValue<string>().ShouldBe("aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7");
    }

    [Fact]
    public async Task A_push_in_between_is_not_overwritten()
    {
        var head = Repository.AddFile("main", "README.md", "engine\n");
        var commit = await CommitAsync(head, "Formula/engine.rb", "class Engine\n");
        Repository.AddFile("main", "README.md", "changed\n");

        var refused = await Connection.PatchAsync($"{Git}/refs/heads/main", new JsonObject { ["sha"] = commit }, 422);

        refused["message"]!.GetValue<string>().ShouldBe("Update is not a fast forward");
        Repository.ReadFile("main", "README.md").ShouldBe("changed\n");
    }

    [Fact]
    public async Task An_empty_repository_has_no_git_data() => await Connection.PostAsync($"{Git}/trees", Tree("hello.txt", "hello\n"), 409);

    [Fact]
    public async Task A_path_is_left_out_by_naming_nothing()
    {
        Repository.AddFile("main", "a/b/c.txt", "c");
        var head = Repository.AddFile("main", "a/d.txt", "d");

        var tree = await Connection.PostAsync($"{Git}/trees", new JsonObject
        {
            ["base_tree"] = head,
            ["tree"] = new JsonArray(new JsonObject { ["path"] = "a/b/c.txt", ["mode"] = "100644", ["type"] = "blob", ["sha"] = null }),
        });

        var listed = await Connection.GetAsync($"{Git}/trees/{tree["sha"]}?recursive=1");
        listed["tree"]!.AsArray().Select(entry => entry!["path"]!.GetValue<string>()).ShouldBe(["a", "a/d.txt"]);
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("/root")]
    [InlineData("a/.git/config")]
    public async Task A_path_stays_in_the_repository(string path)
    {
        Repository.AddBranch("main");

        await Connection.PostAsync($"{Git}/trees", Tree(path, "x"), 422);
    }

    [Fact]
    public async Task A_branch_is_offered_once_as_a_pull_request()
    {
        var head = Repository.AddFile("main", "README.md", "engine\n");
        await Connection.PostAsync($"{Git}/refs", new JsonObject { ["ref"] = "refs/heads/engine-1.0.0", ["sha"] = await CommitAsync(head, "Formula/engine.rb", "x") });
        var body = new JsonObject { ["title"] = "engine 1.0.0", ["head"] = "engine-1.0.0", ["base"] = "main" };

        await Connection.PostAsync("repos/ada/engine/pulls", body);
        await Connection.PostAsync("repos/ada/engine/pulls", body, 422);

        (await Connection.GetAsync("repos/ada/engine/pulls?head=ada:engine-1.0.0&state=open")).AsArray().Count.ShouldBe(1);
        Repository.PullRequests.ShouldHaveSingleItem().Title.ShouldBe("engine 1.0.0");
    }

    [Fact]
    public async Task Contents_are_replaced_by_those_who_know_them()
    {
        Repository.AddFile("main", "README.md", "engine\n");
        var file = await Connection.GetAsync("repos/ada/engine/contents/README.md");
        var change = new JsonObject { ["message"] = "Change", ["content"] = Convert.ToBase64String("new\n"u8) };

        using var blind = await Connection.SendAsync(HttpMethod.Put, "repos/ada/engine/contents/README.md", new StringContent(change.ToJsonString()));
        change["sha"] = file["sha"]!.GetValue<string>();
        using var knowing = await Connection.SendAsync(HttpMethod.Put, "repos/ada/engine/contents/README.md", new StringContent(change.ToJsonString()));

        ((int)blind.StatusCode).ShouldBe(422);
        ((int)knowing.StatusCode).ShouldBe(200);
        Repository.ReadFile("main", "README.md").ShouldBe("new\n");
    }

    private static JsonObject Tree(string path, string content) =>
        new() { ["tree"] = new JsonArray(new JsonObject { ["path"] = path, ["mode"] = "100644", ["type"] = "blob", ["content"] = content }) };

    private async Task<string> CommitAsync(string parent, string path, string content)
    {
        var change = Tree(path, content);
        change["base_tree"] = parent;
        var tree = await Connection.PostAsync($"{Git}/trees", change);
        var commit = await Connection.PostAsync($"{Git}/commits", new JsonObject { ["message"] = "Formula", ["tree"] = tree["sha"]!.GetValue<string>(), ["parents"] = new JsonArray(parent) });
        return commit["sha"]!.GetValue<string>();
    }
}
