using System.Text.Json.Nodes;

namespace Releasing.Provenance.GitHub;

/// <summary>
/// A build by a workflow of GitHub Actions, described with GitHub's own build type (slsa-framework/github-actions-buildtypes, workflow v1): member by member what
/// <c>actions/attest</c> writes for the same token, so that whoever checks one can check the other.
/// </summary>
/// <param name="claims">What GitHub says of the run.</param>
/// <param name="server">The address of the forge, as <c>GITHUB_SERVER_URL</c> has it: <c>https://github.com</c>.</param>
public sealed class GitHubBuild(WorkflowClaims claims, string server)
{
    /// <summary>GitHub's build type.</summary>
    public const string BuildType = "https://actions.github.io/buildtypes/workflow/v1";

    /// <summary>What the build was made of.</summary>
    public BuildDefinition Definition => new(
        BuildType,
        new JsonObject
        {
            ["workflow"] = new JsonObject { ["ref"] = claims.Value("ref"), ["repository"] = Repository, ["path"] = WorkflowPath },
        },
        new JsonObject
        {
            ["github"] = new JsonObject
            {
                ["event_name"] = claims.Value("event_name"),
                ["repository_id"] = claims.Value("repository_id"),
                ["repository_owner_id"] = claims.Value("repository_owner_id"),
                ["runner_environment"] = claims.Value("runner_environment"),
            },
        },
        [new ResourceDescriptor { Uri = $"git+{Repository}@{claims["ref"]}", Digest = new Dictionary<string, string> { ["gitCommit"] = claims["sha"] } }]);

    /// <summary>The builder: the workflow that GitHub ran.</summary>
    public string BuilderId => $"{server}/{claims["job_workflow_ref"]}";

    /// <summary>The address of the run.</summary>
    public string InvocationId => $"{Repository}/actions/runs/{claims["run_id"]}/attempts/{claims["run_attempt"]}";

    private string Repository => $"{server}/{claims["repository"]}";

    // ada/tool/.github/workflows/release.yml@refs/tags/v1 without owner, name and ref.
    private string WorkflowPath
    {
        get
        {
            var path = claims["workflow_ref"].Split('@')[0];
            var repository = claims["repository"] + "/";
            var at = path.IndexOf(repository, StringComparison.Ordinal);
            return at < 0 ? path : path.Remove(at, repository.Length);
        }
    }
}
