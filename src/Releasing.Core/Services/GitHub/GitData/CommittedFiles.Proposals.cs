using Releasing.Failures;
using Releasing.Services.GitHub.GitData.Json;

namespace Releasing.Services.GitHub.GitData;

/// <content>Changes as pull requests.</content>
public sealed partial class CommittedFiles
{
    private const string PullRequests = "pull-requests: write";

    /// <summary>Opens a pull request with what is needed of some files, or finds the one that is open already.</summary>
    /// <param name="files">The files.</param>
    /// <param name="message">The commit's message.</param>
    /// <param name="proposal">Branch, title and text; the branch is not overwritten when it is there.</param>
    /// <param name="target">The branch it is for; null for the default one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Where a person finds it; null when nothing was needed.</returns>
    /// <exception cref="ReleaseException">GitHub refused, did not answer within the limits, or the repository has no commit to compare with.</exception>
    public async Task<string?> ProposeAsync(IReadOnlyList<FileChange> files, string message, FileProposal proposal, string? target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(proposal);
        var @base = target ?? await DefaultBranchAsync(cancellationToken);
        return await client.LookingAsync(async (_, stop) =>
        {
            var start = await HeadAsync(@base, stop)
                ?? throw new GitHubException($"GitHub: {Name} has no commit that a pull request could change. Commit a first file to it, such as a README.md.");
            if ((await NeededAsync(start, files, stop)).Count == 0)
            {
                return null;
            }

            if (await HeadAsync(proposal.Branch, stop) is { } head)
            {
                await CommitOnAsync(proposal.Branch, head, files, message, stop);
            }
            else if (await WriteAsync(start, files, message, stop) is { } commit)
            {
                await CreateBranchAsync(proposal.Branch, commit, stop);
            }

            return await FindProposalAsync(proposal.Branch, @base, stop) ?? await OpenAsync(proposal, @base, stop);
        }, cancellationToken);
    }

    /// <summary>The open pull request of a branch; null when there is none.</summary>
    /// <param name="branch">The branch with the change.</param>
    /// <param name="target">The branch it is for; null for the default one.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>Where a person finds it.</returns>
    public async Task<string?> FindProposalAsync(string branch, string? target, CancellationToken cancellationToken)
    {
        var @base = target ?? await DefaultBranchAsync(cancellationToken);
        var query = $"?state=open&head={Uri.EscapeDataString($"{owner}:{branch}")}&base={Uri.EscapeDataString(@base)}";
        return (await client.GetAsync(PathOf("pulls") + query, GitDataJson.Default.ListPullRequestNode, cancellationToken)).FirstOrDefault()?.HtmlUrl;
    }

    private async Task CreateBranchAsync(string branch, string commit, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(HttpMethod.Post, ["git", "refs"], new NewReference($"refs/heads/{branch}", commit), GitDataJson.Default.NewReference, GitDataJson.Default.ReferenceNode, isRepeatable: false, cancellationToken);
        }
        catch (GitHubException refused) when (refused.Status == 422)
        {
            // Another run made it in between: looked at again.
            refused.IsOpen = await HeadAsync(branch, cancellationToken) is not null;
            throw;
        }
    }

    private async Task<string> OpenAsync(FileProposal proposal, string target, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GitHubRequest(HttpMethod.Post, PathOf("pulls")) { Permission = PullRequests };
            return (await client.SendAsync(request, new NewPullRequest(proposal.Title, proposal.Branch, target, proposal.Body), GitDataJson.Default.NewPullRequest, GitDataJson.Default.PullRequestNode, cancellationToken)).HtmlUrl;
        }
        catch (GitHubException refused) when (refused.Status == 422)
        {
            refused.IsOpen = await FindProposalAsync(proposal.Branch, target, cancellationToken) is not null;
            throw;
        }
    }
}
