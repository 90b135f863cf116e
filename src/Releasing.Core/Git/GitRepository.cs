using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Git;

/// <summary>
/// One repository, asked through the git program. Opening it starts one process; every question after that at most one more,
/// when it is asked.
/// </summary>
public sealed class GitRepository
{
    private readonly GitProgram _git;
    private readonly Lazy<GitRemote?> _remote;

    private GitRepository(GitProgram git, string root, string head, bool isShallow)
    {
        _git = git;
        _remote = new(ReadRemote);
        Root = root;
        Head = head;
        IsShallow = isShallow;
    }

    /// <summary>The top folder of the working tree, absolute.</summary>
    public string Root { get; }

    /// <summary>The full hash of the commit that is checked out.</summary>
    public string Head { get; }

    /// <summary>Only a part of the history is here, so tags and commits may be missing.</summary>
    public bool IsShallow { get; }

    /// <summary>Opens the repository that a folder lies in.</summary>
    /// <param name="path">Any folder inside the working tree.</param>
    /// <param name="environment">Variables for git on top of this process's own; a null value removes one.</param>
    /// <exception cref="ReleaseException">git is missing, the folder is not inside a working tree, or there is no commit yet.</exception>
    public static GitRepository Open(string path, IReadOnlyDictionary<string, string?>? environment = null) =>
        Open(GitProgram.Locate(environment), Path.GetFullPath(path));

    private static GitRepository Open(GitProgram git, string path)
    {
        var result = git.Run(path, "rev-parse", "--is-shallow-repository", "--show-toplevel", "--verify", "--quiet", "HEAD^{commit}");
        if (result.ExitCode != 0)
        {
            throw WhyNot(path, PlainText.Lines(result.Error).Trim());
        }

        // First line, last line, and between them the folder, whose name may itself hold line ends.
        var output = result.Output.TrimEnd('\n');
        var first = output.IndexOf('\n', StringComparison.Ordinal);
        var last = output.LastIndexOf('\n');
        return new GitRepository(git, Path.GetFullPath(output[(first + 1)..last]), output[(last + 1)..], output[..first] == "true");
    }

    private static ReleaseException WhyNot(string path, string error) => new($"Git: {PlainText.Line(path)} " + error switch
    {
        _ when error.Contains("not a git repository", StringComparison.Ordinal) =>
            "is not inside a git repository. Versions and release notes come from git: run `git init`, commit, and tag the release (`git tag v0.1.0`), or start the build inside a clone.",
        _ when error.Contains("must be run in a work tree", StringComparison.Ordinal) => "is a repository without a working tree. Start the build in a clone of it.",
        "" => "has no commit yet. Commit the sources and, for a release, tag the commit (`git tag v0.1.0`).",

        // Git's own words say what to do, for instance about a folder that belongs to somebody else (safe.directory).
        _ => "cannot be read. git says: " + error,
    });

    /// <summary>Every tag whose commit is <see cref="Head"/> or comes before it, by name. One process, which walks the history down to the oldest tag asked about.</summary>
    /// <param name="names">Only these; none means all.</param>
    public IReadOnlyList<GitTag> MergedTags(IReadOnlyList<string>? names = null)
    {
        const string format = "--format=%(refname)%00%(objecttype)%00%(objectname)%00%(committerdate:unix)%00%(*objecttype)%00%(*objectname)%00%(*committerdate:unix)";
        var tags = new List<GitTag>();
        string[] patterns = names is { Count: > 0 } ? [.. names.Select(name => "refs/tags/" + name)] : ["refs/tags"];
        foreach (var line in _git.Read(Root, ["for-each-ref", "--merged=" + Head, format, .. patterns]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\0');
            var name = fields[0]["refs/tags/".Length..];
            tags.Add((fields[1], fields[4]) switch
            {
                ("commit", _) => new GitTag(name, fields[2], GitTime.Parse(fields[3]), IsAnnotated: false),
                (_, "commit") => new GitTag(name, fields[5], GitTime.Parse(fields[6]), IsAnnotated: true),
                _ => Peel(name),
            });
        }

        return tags;
    }

    /// <summary>
    /// Every tag, on whatever branch and for whatever object, by name. One process that opens no object where the tags are packed: the commits of a history say what is one.
    /// </summary>
    internal IReadOnlyList<GitReference> Tags()
    {
        const int noTags = 1;
        var result = _git.Run(Root, "show-ref", "--tags", "--dereference");
        return result.ExitCode is 0 or noTags
            ? GitReference.Read(result.Output)
            : throw GitProgram.Failure(["show-ref"], result.ExitCode, result.Error);
    }

    /// <summary>The full hash of the commit that a revision names (gitrevisions(7)); null when there is none. One process.</summary>
    internal string? FindCommit(string revision)
    {
        var result = _git.Run(Root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return result.ExitCode == 0 ? result.Output.Trim() : null;
    }

    /// <summary>The tag of a tag: git before 2.45 looks through one layer only.</summary>
    private GitTag Peel(string name)
    {
        var fields = _git.Read(Root, "log", "-1", "--no-show-signature", "--format=%H%x00%ct", "refs/tags/" + name + "^{commit}", "--").Trim().Split('\0');
        return new GitTag(name, fields[0], GitTime.Parse(fields[1]), IsAnnotated: true);
    }

    /// <summary>How many commits lie between a tag and <see cref="Head"/>, and when <see cref="Head"/> was committed. One process.</summary>
    /// <param name="sinceTag">A tag's name; null counts the whole history.</param>
    public GitDistance DistanceFrom(string? sinceTag)
    {
        using var running = sinceTag is null
            ? _git.Start(Root, "rev-list", "--timestamp", Head, "--")
            : _git.Start(Root, "rev-list", "--timestamp", Head, "^refs/tags/" + sinceTag, "--");
        using var reader = new StreamReader(running.Output);
        var count = 0;
        DateTimeOffset? date = null;
        while (reader.ReadLine() is { } line)
        {
            // Nothing can come before the head itself in reverse chronological order of a walk that starts there.
            date ??= GitTime.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)]);
            count++;
        }

        running.FinishSuccessfully();
        return new GitDistance(count, date ?? CommitDate());
    }

    /// <summary>Who wrote <see cref="Head"/>. One process.</summary>
    internal GitPerson LastAuthor() => GitLog.Authors(Start, ["--max-count=1", Head]).Single();

    /// <summary>When <see cref="Head"/> was committed, in UTC. One process.</summary>
    public DateTimeOffset CommitDate() => CommitDate(Head);

    /// <summary>When a commit was committed, in UTC. One process.</summary>
    /// <param name="commit">The full hash.</param>
    internal DateTimeOffset CommitDate(string commit) => GitTime.Parse(_git.Read(Root, "log", "-1", "--no-show-signature", "--format=%ct", commit, "--").Trim());

    /// <summary>The files git tracks, relative to <see cref="Root"/> with <c>/</c>, sorted; those of submodules are not told. One process.</summary>
    public IReadOnlyList<string> TrackedFiles() =>
        [.. _git.Read(Root, "ls-files", "-z", "--cached").Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What differs from <see cref="Head"/>: staged, not staged, and new files that are not ignored. One process.</summary>
    /// <param name="ignoredPaths">Files and folders that do not count, relative to <see cref="Root"/> with <c>/</c>: the build's own output.</param>
    public WorkingTree Status(IReadOnlyList<string>? ignoredPaths = null)
    {
        string[] arguments =
        [
            "status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=none", "--no-renames", "--", ":(top)",
            .. (ignoredPaths ?? []).Select(path => ":(top,exclude,literal)" + path),
        ];
        return new WorkingTree(Root, [.. WorkingTreeChange.Parse(_git.Read(Root, arguments))], folder => Open(_git, folder));
    }

    /// <summary>The remote this clone belongs to: <c>origin</c>, or else the first by name; null when there is none. One process, when it is first asked.</summary>
    public GitRemote? Remote() => _remote.Value;

    private GitRemote? ReadRemote()
    {
        var result = _git.Run(Root, "config", "--local", "-z", "--get-regexp", @"^remote\..*\.url$");
        if (result.ExitCode != 0)
        {
            // 1 is git's answer for "no such key".
            return result.ExitCode == 1 ? null : throw GitProgram.Failure(["config"], result.ExitCode, result.Error);
        }

        var urls = result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\n', 2))
            .Where(entry => entry.Length == 2)
            .ToLookup(entry => entry[0], entry => entry[1]);
        var chosen = urls.Contains("remote.origin.url") ? urls["remote.origin.url"] : urls.OrderBy(url => url.Key, StringComparer.Ordinal).FirstOrDefault();
        return chosen is null ? null : GitRemote.Parse(chosen.First());
    }

    /// <summary>
    /// The commits of <paramref name="to"/> that are not in <paramref name="from"/>, newest first, read while git walks. One process, ended early
    /// when the caller stops reading.
    /// </summary>
    /// <param name="from">A hash, or a full reference name such as <c>refs/tags/v1.0.0</c>; null starts with the first commit.</param>
    /// <param name="to">The same for the end; default <see cref="Head"/>.</param>
    /// <param name="paths">Only commits that touch these files or folders, relative to <see cref="Root"/> with <c>/</c>; none means all.</param>
    /// <param name="merges">Commits with several parents are told too.</param>
    public IEnumerable<GitCommit> Log(string? from = null, string? to = null, IReadOnlyList<string>? paths = null, bool merges = true)
    {
        string[] revisions = [merges ? "--min-parents=0" : "--no-merges", "--end-of-options", to ?? Head, .. from is null ? Array.Empty<string>() : ["^" + from]];
        using var log = GitLog.Start(Start, linksOnly: false, revisions, paths?.Select(path => ":(top,literal)" + path));
        while (log.Read())
        {
            yield return log.Commit();
        }
    }

    /// <summary>Starts git with this repository's settings; for the few formats that have their own readers.</summary>
    internal GitProcess Start(params IReadOnlyList<string> arguments) => _git.Start(Root, arguments);

    /// <summary>Runs git to its end; for the few commands that change the repository.</summary>
    internal GitResult Run(params IReadOnlyList<string> arguments) => _git.Run(Root, arguments);

    /// <summary>As <see cref="Run"/>; a failure is an exception.</summary>
    internal string Read(params IReadOnlyList<string> arguments) => _git.Read(Root, arguments);
}
