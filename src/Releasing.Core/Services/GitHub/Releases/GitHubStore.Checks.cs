using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.GitHub.Releases;

/// <content>Whether a release could be made here, asked without changing anything.</content>
public sealed partial class GitHubStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoreCheck>> CheckAsync(string tag, string commit, CancellationToken cancellationToken)
    {
        var token = new StoreCheck("GITHUB_TOKEN", "opens the repository on GitHub", "set GITHUB_TOKEN or GH_TOKEN; in a workflow 'env: GITHUB_TOKEN: ${{ github.token }}'") { IsSecret = true };
        if (!_client.HasToken)
        {
            return [token with { Problem = "there is none" }];
        }

        var repository = new StoreCheck($"{_owner}/{_repository}", "holds the release", "correct Settings.GitHub.Repository, or give the token access");
        RepositoryModel? there = null;
        GitHubAnswer answer;
        try
        {
            (there, answer) = await _client.GetWithAnswerAsync(Root, ReleaseJson.Default.RepositoryModel, cancellationToken);
        }
        catch (GitHubException error)
        {
            return error.Status == 401 ? [token with { Problem = error.Message }] : [token, repository with { Problem = error.Message }];
        }

        var remoteTag = new StoreCheck($"tag {PlainText.Line(tag)}", "names the release", $"git push origin {PlainText.Line(tag)}");
        return
        [
            token,
            repository with { Problem = ProblemOf(there) },
            new StoreCheck("contents: write", "creates the release and uploads its files", "give the job 'permissions: contents: write', a fine-grained token the same permission, a classic one the scope 'repo'") { Problem = LackOf(there, answer) },
            remoteTag with { Problem = await TagProblemAsync(tag, commit, cancellationToken) },
            new StoreCheck("immutable releases", "keep what is published as it is", "") { IsRequired = false, Found = await ImmutabilityAsync(cancellationToken) },
        ];
    }

    private string? ProblemOf(RepositoryModel repository) =>
        repository.Archived ? "it is archived, and nothing in it can change"
        : repository.FullName.Equals($"{_owner}/{_repository}", StringComparison.OrdinalIgnoreCase) ? null
        : $"it is called {PlainText.Line(repository.FullName)} now";

    // Classic tokens tell their scopes; those of a workflow tell nothing beforehand, and their first write says what is missing.
    private string? LackOf(RepositoryModel repository, GitHubAnswer answer)
    {
        if (answer.Header("x-oauth-scopes") is { } header)
        {
            var scopes = header.Split(',', StringSplitOptions.TrimEntries);
            if (!scopes.Contains("repo", StringComparer.Ordinal) && (repository.Private || !scopes.Contains("public_repo", StringComparer.Ordinal)))
            {
                return $"the token has {(header.Length == 0 ? "no scope" : $"the scope '{PlainText.Line(header)}'")}, not 'repo'";
            }
        }

        return repository.Permissions is { Push: false } && !_client.IsWorkflowToken ? "the token's owner may read the repository and not write to it" : null;
    }

    private async Task<string?> TagProblemAsync(string tag, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await _tags.ProblemAsync(tag, commit, cancellationToken);
        }
        catch (ReleaseException error)
        {
            return error.Message;
        }
    }

    // "Check if immutable releases are enabled for a repository": 404 where they are not, and for whom may not know.
    private async Task<string> ImmutabilityAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.GetAsync($"{Root}/immutable-releases", ReleaseJson.Default.ImmutabilityModel, cancellationToken)).Enabled ? "switched on: what is published never changes" : "switched off";
        }
        catch (GitHubException error) when (error.Status is 403 or 404)
        {
            return "switched off, or not for this token to know";
        }
    }
}
