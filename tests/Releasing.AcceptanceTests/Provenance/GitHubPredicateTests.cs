using System.Text.Json.Nodes;
using Releasing.AcceptanceTests.Effects;

namespace Releasing.AcceptanceTests.Provenance;

/// <summary>The provenance that a release writes in a job of GitHub Actions, beside the one of GitHub's own library for the same token.</summary>
public sealed class GitHubPredicateTests
{
    [SkippableFact]
    public void The_predicate_equals_member_by_member_what_GitHubs_own_library_builds()
    {
        using var release = new KilledPipeline();
        using var issuer = new GitHubIssuer(Claims(release.Commit));

        var (exitCode, output) = release.Start(["--target=Provenance"], new Dictionary<string, string?>(issuer.Variables) { ["KILL_ISSUER"] = issuer.Address });

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain(GitHubIssuer.Credential);
        var ours = JsonNode.Parse(File.ReadAllText(Path.Combine(release.Artifacts, "dist", "tool-1.2.3.provenance.json")))!;
        var predicate = ours["predicate"]!.AsObject();

        // The one member that is ours: the catalogue, which GitHub's library knows nothing of.
        predicate["runDetails"]!["byproducts"]![0]!["name"]!.GetValue<string>().ShouldBe("catalogue.json");
        predicate["runDetails"]!.AsObject().Remove("byproducts");
        var theirs = Theirs(issuer);
        ours["predicateType"]!.GetValue<string>().ShouldBe(theirs["type"]!.GetValue<string>());
        JsonNode.DeepEquals(predicate, theirs["params"]).ShouldBeTrue($"{predicate}\n{theirs["params"]}");
        predicate["buildDefinition"]!["externalParameters"]!["workflow"]!["path"]!.GetValue<string>().ShouldBe(".github/workflows/release.yml");
    }

    [SkippableFact]
    public void A_workflow_that_runs_for_another_commit_is_not_named_as_the_builder()
    {
        using var release = new KilledPipeline();
        using var issuer = new GitHubIssuer(Claims(new string('e', 40)));

        var (exitCode, output) = release.Start(["--target=Provenance"], new Dictionary<string, string?>(issuer.Variables) { ["KILL_ISSUER"] = issuer.Address });

        exitCode.ShouldBe(0, output);
        File.ReadAllText(Path.Combine(release.Artifacts, "dist", "tool-1.2.3.provenance.json")).ShouldContain("#unidentified-local-builder");
    }

    private static JsonNode Theirs(GitHubIssuer issuer)
    {
        var start = NodeScript.Start("Provenance/actions-attest.js", issuer.Address);
        foreach (var (name, value) in issuer.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        process.ExitCode.ShouldBe(0, output + error.GetAwaiter().GetResult());
        return JsonNode.Parse(output.Split('\n').Single(line => line.StartsWith("PREDICATE ", StringComparison.Ordinal))["PREDICATE ".Length..])!;
    }

    private static JsonObject Claims(string commit) => new()
    {
        ["sub"] = "repo:ada/tool:ref:refs/tags/v1.2.3",
        ["ref"] = "refs/tags/v1.2.3",
        ["sha"] = commit,
        ["repository"] = "ada/tool",
        ["repository_id"] = "4711",
        ["repository_owner_id"] = "815",
        ["event_name"] = "push",
        ["workflow_ref"] = "ada/tool/.github/workflows/release.yml@refs/tags/v1.2.3",
        ["job_workflow_ref"] = "ada/workflows/.github/workflows/shared.yml@refs/heads/main",
        ["runner_environment"] = "github-hosted",
        ["run_id"] = "99",
        ["run_attempt"] = "2",
    };
}
