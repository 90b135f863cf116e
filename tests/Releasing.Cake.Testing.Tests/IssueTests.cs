using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>Issues, labels, attestations and packages, as GitHub keeps them.</summary>
public sealed class IssueTests : FakeGitHubTests
{
    [Fact]
    public async Task An_issue_is_opened_labelled_commented_and_closed()
    {
        var issue = await Connection.PostAsync("repos/ada/engine/issues", new JsonObject { ["title"] = "Release failed", ["labels"] = new JsonArray("release") });
        await Connection.PostAsync($"repos/ada/engine/issues/{issue["number"]}/comments", new JsonObject { ["body"] = "Again." });
        (await Connection.GetAsync("repos/ada/engine/issues?labels=release")).AsArray().Count.ShouldBe(1);

        await Connection.PatchAsync($"repos/ada/engine/issues/{issue["number"]}", new JsonObject { ["state"] = "closed" });

        (await Connection.GetAsync("repos/ada/engine/issues?state=open")).AsArray().ShouldBeEmpty();
        var kept = Repository.Issues.ShouldHaveSingleItem();
        kept.IsOpen.ShouldBeFalse();
        kept.Labels.ShouldBe(["release"]);
        kept.Comments.ShouldBe(["Again."]);
    }

    [Fact]
    public async Task A_label_is_made_once()
    {
        var label = new JsonObject { ["name"] = "release", ["color"] = "00ff00" };
        await Connection.PostAsync("repos/ada/engine/labels", label);

        await Connection.PostAsync("repos/ada/engine/labels", label, 422);

        (await Connection.GetAsync("repos/ada/engine/labels")).AsArray().Count.ShouldBe(1);
        (await Connection.GetAsync("repos/ada/engine/labels/release"))["color"]!.GetValue<string>().ShouldBe("00ff00");
    }

    [Fact]
    public async Task An_attestation_is_found_by_its_subjects()
    {
        var digest = new string('a', 64);
        var statement = new JsonObject { ["subject"] = new JsonArray(new JsonObject { ["name"] = "engine.zip", ["digest"] = new JsonObject { ["sha256"] = digest } }), ["predicateType"] = "https://slsa.dev/provenance/v1" };
        var bundle = new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
            ["verificationMaterial"] = new JsonObject(),
            ["dsseEnvelope"] = new JsonObject { ["payload"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(statement.ToJsonString())) },
        };

        await Connection.PostAsync("repos/ada/engine/attestations", new JsonObject { ["bundle"] = bundle });

        var found = await Connection.GetAsync($"repos/ada/engine/attestations/sha256:{digest}?predicate_type=provenance");
        found["attestations"]![0]!["bundle"]!["mediaType"]!.GetValue<string>().ShouldEndWith("v0.3+json");
        await Connection.GetAsync($"repos/ada/engine/attestations/sha256:{new string('b', 64)}", 404);
    }

    [Fact]
    public async Task A_package_keeps_its_last_version()
    {
        var package = GitHub.AddPackage("ada", "container", "tools/engine");
        var old = package.AddVersion("sha256:1", "1.0.0");
        var kept = package.AddVersion("sha256:2", "1.1.0", "latest");
        const string Versions = "users/ada/packages/container/tools%2Fengine/versions";

        (await Connection.GetAsync(Versions))[0]!["metadata"]!["container"]!["tags"]!.AsArray().Count.ShouldBe(2);
        using var deleted = await Connection.SendAsync(HttpMethod.Delete, $"{Versions}/{old.Id}");
        using var refused = await Connection.SendAsync(HttpMethod.Delete, $"{Versions}/{kept.Id}");

        ((int)deleted.StatusCode).ShouldBe(204);
        ((int)refused.StatusCode).ShouldBe(400);
        package.Versions.ShouldBe([kept]);
        (await Connection.GetAsync("users/ada/packages?package_type=container")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_of_the_hour_is_counted_down()
    {
        await using var github = await FakeGitHub.StartAsync(new FakeGitHubOptions { RequestsPerHour = 2 });
        using var connection = new GitHubConnection(github);

        await connection.GetAsync("user");
        (await connection.GetAsync("rate_limit"))["rate"]!["remaining"]!.GetValue<int>().ShouldBe(0);
        using var refused = await connection.SendAsync(HttpMethod.Get, "user");

        ((int)refused.StatusCode).ShouldBe(403);
        refused.Headers.GetValues("x-ratelimit-remaining").ShouldBe(["0"]);
    }

    [Fact]
    public async Task Whether_releases_become_immutable_is_told_to_those_who_administer()
    {
        GitHub.AddToken(new FakeToken("workflow") { Permissions = new Dictionary<string, string> { ["contents"] = "write" } });
        using var workflow = new GitHubConnection(GitHub, "workflow");
        await Connection.GetAsync("repos/ada/engine/immutable-releases", 404);
        Repository.HasImmutableReleases = true;

        (await Connection.GetAsync("repos/ada/engine/immutable-releases"))["enabled"]!.GetValue<bool>().ShouldBeTrue();
        await workflow.GetAsync("repos/ada/engine/immutable-releases", 403);
    }
}
