using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>GraphQL, as far as it goes here.</summary>
public sealed class GraphTests : FakeGitHubTests
{
    [Fact]
    public async Task Aliases_variables_and_fragments_are_answered()
    {
        Repository.AddAuthors(Commit, ("ada@example.org", "ada"), ("nobody@example.org", null));
        Repository.AddMergedPullRequest(Commit, "Add a wheel", "ada", "feature");

        var answer = await AskAsync(
            "query($o:String!,$h:GitObjectID!){repository(owner:$o,name:\"engine\"){c0:object(oid:$h){...facts} c1:object(oid:\"0000000000000000000000000000000000000000\"){...facts}}}"
            + "fragment facts on Commit{oid authors(first:10){nodes{email user{login}}} associatedPullRequests(first:5){nodes{number state labels(first:2){nodes{name}}}}}",
            new JsonObject { ["o"] = "ada", ["h"] = Commit });

        var commit = answer["data"]!["repository"]!["c0"]!;
        commit["authors"]!["nodes"]!.ToJsonString().ShouldBe("""[{"email":"ada@example.org","user":{"login":"ada"}},{"email":"nobody@example.org","user":null}]""");
        commit["associatedPullRequests"]!["nodes"]!.ToJsonString().ShouldBe("""[{"number":1,"state":"MERGED","labels":{"nodes":[{"name":"feature"}]}}]""");
        answer["data"]!["repository"]!["c1"].ShouldBeNull();
    }

    [Fact]
    public async Task Releases_come_in_pages()
    {
        for (var number = 0; number < 3; number++)
        {
            Repository.AddRelease($"v0.{number}.0");
        }

        const string Query = "query($a:String){repository(owner:\"ada\",name:\"engine\"){releases(first:2,after:$a){nodes{tagName isLatest}pageInfo{hasNextPage endCursor}}}}";
        var first = (await AskAsync(Query, []))["data"]!["repository"]!["releases"]!;
        var second = (await AskAsync(Query, new JsonObject { ["a"] = first["pageInfo"]!["endCursor"]!.GetValue<string>() }))["data"]!["repository"]!["releases"]!;

        first["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeTrue();
        second["nodes"]!.ToJsonString().ShouldBe("""[{"tagName":"v0.0.0","isLatest":false}]""");
        second["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("{repository(owner:\"ada\",name:\"engine\"){wheels}}", "Field 'wheels' doesn't exist on type 'Repository'")]
    [InlineData("{repository(owner:\"ada\"", "Unexpected end of document")]
    [InlineData("{viewer{...a}} fragment a on User{...a}", "Query has depth of 31")]
    public async Task What_makes_no_sense_is_an_error(string query, string message) =>
        (await AskAsync(query, []))["errors"]![0]!["message"]!.GetValue<string>().ShouldStartWith(message);

    [Fact]
    public async Task A_repository_that_is_not_there_is_null_and_an_error()
    {
        var answer = await AskAsync("{repository(owner:\"ada\",name:\"nothing\"){id}}", []);

        answer["data"]!["repository"].ShouldBeNull();
        answer["errors"]![0]!["type"]!.GetValue<string>().ShouldBe("NOT_FOUND");
    }

    private Task<JsonNode> AskAsync(string query, JsonObject variables) => Connection.PostAsync("graphql", new JsonObject { ["query"] = query, ["variables"] = variables }, 200);
}
