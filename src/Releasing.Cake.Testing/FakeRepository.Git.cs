using System.Text;
using Releasing.Cake.Testing.GitHub.Git;

namespace Releasing.Cake.Testing;

/// <content>Branches, files and commits.</content>
public sealed partial class FakeRepository
{
    private readonly Dictionary<string, string> _branches = new(StringComparer.Ordinal);
    private readonly List<FakePullRequest> _pullRequests = [];
    private readonly Dictionary<string, IReadOnlyList<(string Email, string? Login)>> _authors = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>Every branch and the commit that it points at.</summary>
    public IReadOnlyDictionary<string, string> Branches => Locked(() => new SortedDictionary<string, string>(_branches, StringComparer.Ordinal));

    /// <summary>Every pull request, in the order of its making.</summary>
    public IReadOnlyList<FakePullRequest> PullRequests => Locked(() => _pullRequests.ToArray());

    /// <summary>Adds a branch where another one is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="from">The other one; null for an empty commit without parents.</param>
    /// <returns>The commit that it points at.</returns>
    public string AddBranch(string name, string? from = null) => Locked(() => _branches[name] = from is null
        ? Objects.Write(new GitCommit(Objects.WriteFiles([]), [], Somebody, Somebody, "First commit\n"))
        : _branches[from]);

    /// <summary>Commits a file, as somebody who pushes; the branch is made where it is missing.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="path">The file's path, with <c>/</c>.</param>
    /// <param name="text">What it holds, as UTF-8.</param>
    /// <param name="message">The commit's message.</param>
    /// <returns>The commit.</returns>
    public string AddFile(string branch, string path, string text, string message = "Change a file") => Locked(() =>
    {
        var parent = _branches.TryGetValue(branch, out var head) ? head : null;
        var files = parent is null ? [] : Objects.Files(Objects.Commit(parent)!.Tree).Where(file => file.Name != path);
        var tree = Objects.WriteFiles(files.Append(new GitTreeEntry(path, "100644", Objects.Write(Encoding.UTF8.GetBytes(text)))));
        return _branches[branch] = Objects.Write(new GitCommit(tree, parent is null ? [] : [parent], Somebody, Somebody, message));
    });

    /// <summary>What a file of a branch holds; null when it is not there.</summary>
    /// <param name="branch">The branch, a tag or a commit.</param>
    /// <param name="path">The file's path, with <c>/</c>.</param>
    public string? ReadFile(string branch, string path) => Locked(() => FindFile(branch, path) is { } file ? Encoding.UTF8.GetString(Objects.Blob(file.Hash)!) : null);

    /// <summary>The paths of a branch's files, in ordinal order.</summary>
    /// <param name="branch">The branch, a tag or a commit.</param>
    public IReadOnlyList<string> Files(string branch) => Locked(() => FindCommit(branch) is { } commit && Objects.Commit(commit) is { } found
        ? Objects.Files(found.Tree).Select(file => file.Name).ToArray()
        : []);

    /// <summary>The messages of a branch's commits, the newest first, along first parents.</summary>
    /// <param name="branch">The branch, a tag or a commit.</param>
    public IReadOnlyList<string> Messages(string branch) => Locked(() => History(branch).Select(hash => Objects.Commit(hash)!.Message).ToArray());

    /// <summary>Tells who wrote a commit, which need not be here otherwise.</summary>
    /// <param name="hash">The commit.</param>
    /// <param name="authors">Their addresses, and their accounts where they have one.</param>
    public void AddAuthors(string hash, params IReadOnlyList<(string Email, string? Login)> authors) => Locked(() => _authors[hash] = authors);

    /// <summary>Adds a pull request that became a commit.</summary>
    /// <param name="hash">The commit.</param>
    /// <param name="title">Its title.</param>
    /// <param name="author">Who made it.</param>
    /// <param name="labels">Its labels.</param>
    public FakePullRequest AddMergedPullRequest(string hash, string title, string? author, params IReadOnlyList<string> labels) => Locked(() =>
    {
        var request = new FakePullRequest(State.NextId(), NextNumber(), "topic", DefaultBranch, State.Now) { Title = title, Author = author, Labels = labels, MergeCommit = hash, IsOpen = false };
        _pullRequests.Add(request);
        return request;
    });

    internal IReadOnlyList<(string Email, string? Login)>? FindAuthors(string hash) =>
        _authors.GetValueOrDefault(hash) ?? (Objects.Commit(hash) is { } commit ? [(commit.Author.Email, commit.Author.Name)] : null);

    internal GitObjects Objects { get; } = new();

    internal GitPerson Somebody => new(State.Options.Account, $"{State.Options.Account}@example.org", State.Now);

    /// <summary>The commits of a branch, the newest first, along first parents.</summary>
    internal IEnumerable<string> History(string name)
    {
        for (var hash = FindCommit(name); hash is not null && Objects.Commit(hash) is { } commit; hash = commit.Parents.Count > 0 ? commit.Parents[0] : null)
        {
            yield return hash;
        }
    }

    /// <summary>The commit that a branch, tag or hash names; null when there is none.</summary>
    internal string? FindCommit(string name) => _branches.GetValueOrDefault(name) ?? FindTag(name)?.Commit
        ?? (name.Length == 40 && name.All(char.IsAsciiHexDigitLower) ? name : null);

    internal GitTreeEntry? FindFile(string name, string path) => FindCommit(name) is { } hash && Objects.Commit(hash) is { } commit
        ? Objects.Files(commit.Tree).FirstOrDefault(file => file.Name == path)
        : null;

    internal string? FindBranch(string name) => _branches.GetValueOrDefault(name);

    internal void MoveBranch(string name, string? commit)
    {
        if (commit is null)
        {
            _branches.Remove(name);
        }
        else
        {
            _branches[name] = commit;
        }
    }

    internal FakePullRequest AddPullRequest(string head, string @base)
    {
        var request = new FakePullRequest(State.NextId(), NextNumber(), head, @base, State.Now) { Author = State.Options.Account };
        _pullRequests.Add(request);
        return request;
    }

    internal int NextNumber() => ++_number;
}
