using System.Collections.Concurrent;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.GitHub.Releases;

/// <summary>The tags of the repository as GitHub has them, which need not be as they are here.</summary>
internal sealed class RemoteTags(GitHubClient client, string owner, string repository)
{
    // An annotated tag may be about another one; nobody makes a chain of that.
    private const int Deepest = 5;

    private readonly string _root = GitHubRequest.PathOf("repos", owner, repository);
    private readonly ConcurrentDictionary<string, string> _commits = new(StringComparer.Ordinal);

    /// <summary>The commit that a tag stands for, through annotated tags, as it was seen first; null when the tag is not there.</summary>
    /// <exception cref="ReleaseException">It stands for no commit.</exception>
    public async Task<string?> CommitOfAsync(string tag, CancellationToken cancellationToken) =>
        _commits.TryGetValue(tag, out var known) ? known : await LookAsync(tag, cancellationToken);

    /// <summary>Why a release of this commit cannot have this tag, with what to do; null when it can. Asked for anew.</summary>
    public async Task<string?> ProblemAsync(string tag, string commit, CancellationToken cancellationToken)
    {
        var name = PlainText.Line(tag);
        return await LookAsync(tag, cancellationToken) switch
        {
            null => $"the tag '{name}' is not there. Push it: git push origin {name}",
            { } other when other != commit => $"the tag '{name}' stands for commit {PlainText.Line(other)} there, and {commit} was built. Build that one, or release a new version; a tag does not move.",
            _ => null,
        };
    }

    private async Task<string?> LookAsync(string tag, CancellationToken cancellationToken)
    {
        TagTarget target;
        try
        {
            // The parts of the name stay parts: "git/ref/tags/cli/v1".
            target = (await client.GetAsync($"{_root}/git/ref/tags{GitHubRequest.PathOf(tag.Split('/'))}", ReleaseJson.Default.TagReference, cancellationToken)).Object;
        }
        catch (GitHubException absent) when (absent.Status == 404)
        {
            return null;
        }

        for (var depth = 0; target.Type == "tag"; depth++)
        {
            target = depth < Deepest
                ? (await client.GetAsync($"{_root}/git/tags{GitHubRequest.PathOf(target.Sha)}", ReleaseJson.Default.TagObject, cancellationToken)).Object
                : throw new ReleaseException($"GitHub, {owner}/{repository}: '{PlainText.Line(tag)}' is a tag of a tag of a tag. Tag the commit itself.");
        }

        return target.Type == "commit" ? _commits[tag] = target.Sha
            : throw new ReleaseException($"GitHub, {owner}/{repository}: '{PlainText.Line(tag)}' is the tag of a {PlainText.Line(target.Type)}. Tag the commit.");
    }
}
