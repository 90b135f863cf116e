using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Failures;

namespace Releasing.Provenance.GitHub;

/// <summary>
/// What GitHub says of a run of a workflow in the token of the run (GitHub documentation, "OpenID Connect reference"). Values go into the provenance as they stand in the token.
/// </summary>
public sealed class WorkflowClaims
{
    private static readonly string[] s_required =
    [
        "iss", "ref", "sha", "repository", "event_name", "job_workflow_ref", "workflow_ref", "repository_id", "repository_owner_id", "runner_environment", "run_id", "run_attempt",
    ];

    private readonly JsonObject _claims;

    /// <summary>Takes over the claims of a token that was checked.</summary>
    /// <param name="claims">The token's claims.</param>
    /// <exception cref="InvalidInputException">A claim of the provenance is missing, or is no text and no number.</exception>
    public WorkflowClaims(JsonObject claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var missing = s_required.Where(name => claims[name]?.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidInputException("OIDC token of the run", $"it has no {string.Join(", ", missing)}", "A provenance needs the token of a GitHub Actions job");
        }

        _claims = claims;
    }

    /// <summary>A claim as text.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => _claims[name]!.ToString();

    /// <summary>A claim as the token writes it.</summary>
    /// <param name="name">Its name.</param>
    public JsonNode Value(string name) => _claims[name]!.DeepClone();
}
