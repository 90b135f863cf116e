using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Releasing.Services.GitHub.GitData.Json;
using Releasing.Text;

namespace Releasing.Services.GitHub.GitData;

/// <summary>
/// Files of a repository on GitHub, read, and committed together in one commit ("REST API endpoints for Git database"). Nobody's commit is ever overwritten: after a push of somebody else the change is made
/// anew on top of it. Requests follow each other, as GitHub asks for writes. Use one at a time.
/// </summary>
/// <param name="client">Who asks.</param>
/// <param name="owner">The account it belongs to.</param>
/// <param name="name">Its name.</param>
public sealed partial class CommittedFiles(GitHubClient client, string owner, string name)
{
    private const string Contents = "contents: write";

    private string? _default;

    /// <summary>How messages name it: <c>ada/homebrew-tap</c>.</summary>
    public string Name => $"{owner}/{name}";

    /// <summary>The branch that others begin with.</summary>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<string> DefaultBranchAsync(CancellationToken cancellationToken) =>
        _default ??= (await client.GetAsync(PathOf(), GitDataJson.Default.RepositoryNode, cancellationToken)).DefaultBranch;

    /// <summary>The text of a file; null when it, or the branch, is not there.</summary>
    /// <param name="branch">The branch or commit; null for the default branch.</param>
    /// <param name="path">Its path, with <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<string?> ReadAsync(string? branch, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var address = PathOf(["contents", .. path.Split('/')]) + (branch is null ? "" : "?ref=" + Uri.EscapeDataString(branch));
        return await OrNullAsync(address, GitDataJson.Default.ContentNode, cancellationToken) switch
        {
            null => null,
            { Encoding: "base64", Content: { } content } => Text(path, content),
            _ => throw new GitHubException($"GitHub: {Name} has something else than a small file as '{PlainText.Line(path)}'. Remove it, or choose another path."),
        };
    }

    /// <summary>Commits what is needed of some files; in a repository without any commit the first one begins the branch.</summary>
    /// <param name="files">The files.</param>
    /// <param name="message">The commit's message.</param>
    /// <param name="branch">The branch; null for the default one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The hash of the commit; null when nothing was needed.</returns>
    /// <exception cref="GitHubException">GitHub refused, did not answer within the limits, or others pushed every time.</exception>
    public async Task<string?> CommitAsync(IReadOnlyList<FileChange> files, string message, string? branch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var target = branch ?? await DefaultBranchAsync(cancellationToken);
        return await client.LookingAsync(async (_, stop) =>
        {
            if (await HeadAsync(target, stop) is not { } head)
            {
                await BeginAsync(files[0], message, branch, stop);
                head = await HeadAsync(target, stop) ?? throw new GitHubException($"GitHub: {Name} has no branch '{PlainText.Line(target)}'. Create it, or name another one.");
                return await CommitOnAsync(target, head, files, message, stop) ?? head;
            }

            return await CommitOnAsync(target, head, files, message, stop);
        }, cancellationToken);
    }

    private async Task<string?> CommitOnAsync(string branch, string head, IReadOnlyList<FileChange> files, string message, CancellationToken cancellationToken)
    {
        if (await WriteAsync(head, files, message, cancellationToken) is not { } commit)
        {
            return null;
        }

        try
        {
            await SendAsync(HttpMethod.Patch, ["git", "refs", "heads", .. branch.Split('/')], new MovedReference(commit, Force: false), GitDataJson.Default.MovedReference, GitDataJson.Default.ReferenceNode, isRepeatable: false, cancellationToken);
            return commit;
        }
        catch (GitHubException refused) when (refused.Status is 409 or 422)
        {
            // Somebody was faster: looked at again, and made on top of that.
            refused.IsOpen = await HeadAsync(branch, cancellationToken) != head;
            throw;
        }
    }

    // What git names by its content can be sent twice; a second commit object that nothing points at is dropped by git.
    private async Task<string?> WriteAsync(string head, IReadOnlyList<FileChange> files, string message, CancellationToken cancellationToken)
    {
        var needed = await NeededAsync(head, files, cancellationToken);
        if (needed.Count == 0)
        {
            return null;
        }

        var entries = needed.ConvertAll(file => new NewTreeEntry(file.Path, "100644", "blob", file.Text));
        var parent = await client.GetAsync(PathOf("git", "commits", head), GitDataJson.Default.CommitNode, cancellationToken);
        var tree = await SendAsync(HttpMethod.Post, ["git", "trees"], new NewTree(parent.Tree.Sha, entries), GitDataJson.Default.NewTree, GitDataJson.Default.ObjectNode, isRepeatable: true, cancellationToken);
        return (await SendAsync(HttpMethod.Post, ["git", "commits"], new NewCommit(message, tree.Sha, [head]), GitDataJson.Default.NewCommit, GitDataJson.Default.CommitNode, isRepeatable: true, cancellationToken)).Sha;
    }

    private async Task<List<FileChange>> NeededAsync(string head, IReadOnlyList<FileChange> files, CancellationToken cancellationToken)
    {
        var needed = new List<FileChange>();
        foreach (var file in files)
        {
            if (file.IsNeeded(await ReadAsync(head, file.Path, cancellationToken)))
            {
                needed.Add(file);
            }
        }

        return needed;
    }

    // A repository without a commit has no git data ("Git Repository is empty"); the contents API makes its first commit.
    private async Task BeginAsync(FileChange file, string message, string? branch, CancellationToken cancellationToken) =>
        await client.SendAsync(
            new GitHubRequest(HttpMethod.Put, PathOf(["contents", .. file.Path.Split('/')]))
            {
                Permission = Contents,
                Body = JsonSerializer.SerializeToUtf8Bytes(new NewContent(message, Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Text)), branch), GitDataJson.Default.NewContent),
            },
            cancellationToken);

    private async Task<string?> HeadAsync(string branch, CancellationToken cancellationToken) =>
        (await OrNullAsync(PathOf(["git", "ref", "heads", .. branch.Split('/')]), GitDataJson.Default.ReferenceNode, cancellationToken))?.Object.Sha;

    private async Task<T?> OrNullAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await client.GetAsync(path, type, cancellationToken);
        }
        catch (GitHubException missing) when (missing.Status is 404 or 409)
        {
            // 409 is a repository without a commit. One that is not there at all, or not for this token, is told apart by itself.
            await DefaultBranchAsync(cancellationToken);
            return null;
        }
    }

    private Task<T> SendAsync<TBody, T>(HttpMethod method, string[] path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, bool isRepeatable, CancellationToken cancellationToken) =>
        client.SendAsync(new GitHubRequest(method, PathOf(path)) { Permission = Contents, IsRepeatable = isRepeatable }, body, bodyType, type, cancellationToken);

    private string PathOf(params string[] parts) => GitHubRequest.PathOf(["repos", owner, name, .. parts]);

    private string Text(string path, string content)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(content));
        }
        catch (FormatException)
        {
            throw new GitHubException($"GitHub: {Name} answered '{PlainText.Line(path)}' in a form that the API does not document. Run again later.");
        }
    }
}
