using Releasing.Failures;
using Releasing.Notes.Rendering;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.GitData;

namespace Releasing.Services.Homebrew;

/// <summary>A tap on GitHub: files go into it in one commit on its branch, or as a pull request that a maintainer merges.</summary>
/// <param name="repository">The repository.</param>
/// <param name="title">What is released, on one line, which is how Homebrew wants the message of a commit: <c>tool 1.2.3</c>.</param>
/// <param name="branch">The branch; null for the default one.</param>
/// <param name="asPullRequest">Opens a pull request.</param>
public sealed class GitHubTap(CommittedFiles repository, string title, string? branch, bool asPullRequest) : ITap
{
    /// <inheritdoc/>
    public string Name => repository.Name;

    /// <inheritdoc/>
    public bool IsOwn => false;

    // One of its own for each version, so that a run finds the one of an earlier run.
    private string ProposedBranch => "releasing/" + title.Replace(' ', '-');

    /// <summary>The text of a file on the branch, or in a pull request that is open already.</summary>
    /// <param name="path">Its path, with <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<string?> ReadAsync(string path, CancellationToken cancellationToken) => ExplainedAsync(async () =>
        await repository.ReadAsync(asPullRequest && await repository.FindProposalAsync(ProposedBranch, branch, cancellationToken) is not null ? ProposedBranch : branch, path, cancellationToken));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<TapFile> files, StoredRelease release, CancellationToken cancellationToken) => ExplainedAsync(() =>
    {
        var changes = files.Select(file => new FileChange(file.Path, file.Text) { IsNeeded = there => file.Against(there) is TapFileState.Missing or TapFileState.Older }).ToList();
        return asPullRequest
            ? repository.ProposeAsync(changes, title, new FileProposal(ProposedBranch, title, Body(release)), branch, cancellationToken)
            : repository.CommitAsync(changes, title, branch, cancellationToken);
    });

    private string Body(StoredRelease release)
    {
        var name = MarkdownText.Escape(title);
        var page = Uri.TryCreate(release.Address, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? $"[{name}](<{address.AbsoluteUri}>)" : name;
        return $"The formula of {page}. Addresses and SHA-256 are those of its published files.\n";
    }

    // What GitHub says of a token that works elsewhere leaves people looking in the wrong place.
    private async Task<string?> ExplainedAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (GitHubException refused) when (refused.Status is 401 or 403 or 404)
        {
            throw new ReleaseException(
                $"{refused.Message} The tap {Name} is another repository, which the GITHUB_TOKEN of a workflow cannot write to: give a token with 'contents: write'{(asPullRequest ? " and 'pull-requests: write'" : "")} on it as HOMEBREW_TAP_TOKEN or Settings.Homebrew.Token.", refused);
        }
        catch (GitHubException refused) when (refused.Status is 409 or 422 && !asPullRequest)
        {
            throw new ReleaseException($"{refused.Message} Where the branch takes pull requests only, set Settings.Homebrew.PullRequest.", refused);
        }
    }
}
