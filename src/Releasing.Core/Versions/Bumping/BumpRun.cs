using Releasing.Failures;
using Releasing.Git;
using Releasing.Text;
using Releasing.Versions.Files;

namespace Releasing.Versions.Bumping;

/// <summary>
/// Does a bump in steps of which each knows whether it was done: files, commit, tag, push. After a kill at any moment the same command goes on where the last one ended, from the journal; where that is gone
/// and files are changed, the run refuses and names them.
/// </summary>
public sealed class BumpRun
{
    private readonly GitRepository _repository;
    private readonly BumpGit _git;
    private readonly BumpJournal _journal;
    private readonly IReadOnlyList<string> _ignoredPaths;

    /// <summary>Prepares.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="journalFolder">A folder of the bump's own for what it set out to do; it lies outside the tracked files and is safe to delete.</param>
    /// <param name="ignoredPaths">Files and folders that never make the tree dirty, relative to the repository's root with <c>/</c>.</param>
    public BumpRun(GitRepository repository, string journalFolder, IReadOnlyList<string> ignoredPaths)
    {
        ArgumentNullException.ThrowIfNull(repository);
        _repository = repository;
        _git = new BumpGit(repository);
        _journal = new BumpJournal(journalFolder);
        _ignoredPaths = ignoredPaths;
    }

    /// <summary>Called after every step that is done; for tests that end the process there.</summary>
    public Action<string>? StepDone { get; init; }

    /// <summary>
    /// What an earlier run began and this one can finish: the tree holds nothing but its edits, and its commit is the next to be made or the last that was. Null when nothing is to be finished;
    /// a journal that history has left behind is forgotten.
    /// </summary>
    /// <exception cref="ReleaseException">Other files were changed since, so nobody can tell what to commit.</exception>
    public BumpWork? Begun()
    {
        if (_journal.Read() is not { } begun)
        {
            return null;
        }

        var head = _git.Head();
        var changed = Changed();
        if (head == begun.Start && changed.Count > 0)
        {
            var own = begun.Edits.SelectMany(edit => new[] { edit.Path, edit.Path + ".part" }).ToHashSet(StringComparer.Ordinal);
            return changed.Where(path => !own.Contains(path)).ToList() is { Count: > 0 } others
                ? throw new ReleaseException(
                    $"Bump: a bump to {begun.Version} was begun, and other files were changed since: {Names(others)}. Stash or commit those; or take the bump back with `git restore {Names([.. begun.Edits.Select(edit => edit.Path)], " ")}`.")
                : begun;
        }

        if (changed.Count == 0 && head != begun.Start && _git.ParentOf(head) == begun.Start && begun.Edits.All(IsWritten))
        {
            return begun;
        }

        if (changed.Count == 0)
        {
            _journal.Delete();
        }

        return null;
    }

    /// <summary>Everything that forbids a bump which was not begun yet, a sentence each.</summary>
    /// <param name="work">What is to be done.</param>
    public IReadOnlyList<string> Problems(BumpWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var problems = new List<string>();
        if (Changed() is { Count: > 0 } changed)
        {
            problems.Add($"The working tree has uncommitted changes: {Names(changed)}. Commit or stash them, so that the bump can be told from them.");
        }

        if (_git.HasTag(work.Tag))
        {
            problems.Add($"The tag {PlainText.Line(work.Tag)} exists already. Ask for another version, or delete the tag if it was never published: git tag -d {PlainText.Line(work.Tag)}");
        }

        problems.AddRange(Contradictions(work));
        if (problems.Count == 0 && work.Remote is { } remote && _git.RemoteHasTag(remote, work.Tag))
        {
            problems.Add($"The remote {PlainText.Line(remote)} has a tag {PlainText.Line(work.Tag)} already. Fetch it (git fetch --tags), or ask for another version.");
        }

        return problems;
    }

    /// <summary>The remote that a push would go to.</summary>
    /// <param name="wanted">The setting; empty for what git would choose.</param>
    /// <exception cref="ReleaseException">There is none, or no branch is checked out.</exception>
    public string RemoteFor(string wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var branch = _git.Branch() ?? throw new ReleaseException("Bump: no branch is checked out, so there is nothing to push. Check out the branch, or leave --push out.");
        return wanted.Length > 0 ? wanted : _git.RemoteOf(branch) ?? throw new ReleaseException("Bump: the repository has no remote to push to. Add one (git remote add origin …), or leave --push out.");
    }

    /// <summary>Does what is not done yet.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="cancellationToken">Stops between the steps.</param>
    /// <returns>What was done, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(BumpWork work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Contradictions(work) is { Count: > 0 } problems)
        {
            throw new PreflightException("Bump", problems);
        }

        var done = new List<string>();
        if (work.Edits.Count > 0)
        {
            await _journal.WriteAsync(work, cancellationToken);
            Done("journal");
            await FileEditWriter.WriteAsync(_repository.Root, work.Edits, cancellationToken);
            Done("files");
        }

        if (work.CommitMessage is not null)
        {
            Commit(work, done);
        }

        if (work.TagMessage is not null)
        {
            Tag(work, done);
        }

        if (work.Remote is { } remote)
        {
            var branch = _git.Branch() ?? throw new ReleaseException("Bump: no branch is checked out any more. Check it out and run again.");
            _git.Push(remote, work.TagMessage is null ? [$"refs/heads/{branch}"] : [$"refs/heads/{branch}", $"refs/tags/{work.Tag}"]);
            done.Add($"Pushed {PlainText.Line(branch)} to {PlainText.Line(remote)}.");
            Done("push");
        }

        if (work.Edits.Count == 0 || work.CommitMessage is not null || (work.TagMessage is not null && Changed().Count == 0))
        {
            // Without a commit it stays, so that a later --commit knows what belongs together.
            _journal.Delete();
        }

        return done;
    }

    private void Commit(BumpWork work, List<string> done)
    {
        var paths = _git.Committable([.. work.Edits.Select(edit => edit.Path)]);
        if (work.Edits.Count == 0 || paths.Count == 0 || _git.Head() != work.Start)
        {
            return;
        }

        _git.Commit(work.CommitMessage!, paths);
        done.Add($"Committed {Names(paths)}.");
        Done("commit");
    }

    private void Tag(BumpWork work, List<string> done)
    {
        var head = _git.Head();
        if (_git.CommitOf(work.Tag) is { } tagged)
        {
            if (tagged != head)
            {
                throw new ReleaseException($"Bump: the tag {PlainText.Line(work.Tag)} exists already, at another commit. Ask for another version.");
            }

            return;
        }

        _git.Tag(work.Tag, work.TagMessage!, head);
        done.Add($"Tagged {head[..7]} as {PlainText.Line(work.Tag)}.");
        Done("tag");
    }

    private List<string> Contradictions(BumpWork work)
    {
        var problems = new List<string>();
        if (work is { TagMessage: not null, CommitMessage: null } && work.Edits.Count > 0 && _git.Head() == work.Start)
        {
            problems.Add("A tag without a commit would not hold the changed files. Add --commit.");
        }

        if (work is { Remote: not null, TagMessage: null, CommitMessage: null })
        {
            problems.Add("There is nothing to push. Add --commit and --tag.");
        }

        return problems;
    }

    private List<string> Changed() => [.. _repository.Status(_ignoredPaths).Changes.Select(change => change.Path)];

    private bool IsWritten(FileEdit edit) => Path.Combine(_repository.Root, edit.Path) is var path && File.Exists(path) && edit.After.Span.SequenceEqual(File.ReadAllBytes(path));

    private void Done(string step) => StepDone?.Invoke(step);

    private static string Names(IReadOnlyList<string> paths, string between = ", ")
    {
        const int shown = 10;
        var names = string.Join(between, paths.Take(shown).Select(PlainText.Line));
        return paths.Count > shown ? $"{names}{between}…" : names;
    }
}
