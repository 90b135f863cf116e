using Releasing.Failures;
using Releasing.Git;
using Releasing.Text;

namespace Releasing.Versions.Bumping;

/// <summary>The few commands of git that change a repository. Hooks and signatures are the repository's own; what they say is shown when they refuse.</summary>
internal sealed class BumpGit(GitRepository repository)
{
    /// <summary>The commit that is checked out now.</summary>
    public string Head() => repository.Read("rev-parse", "--verify", "HEAD^{commit}").Trim();

    /// <summary>The first parent of a commit; null for a first commit.</summary>
    public string? ParentOf(string commit) => Ask("rev-parse", "--verify", "--quiet", commit + "^1");

    /// <summary>The commit of a tag; null when there is no such tag.</summary>
    public string? CommitOf(string tag) => Ask("rev-parse", "--verify", "--quiet", $"refs/tags/{tag}^{{commit}}");

    /// <summary>There is a tag of that name, whatever it stands for.</summary>
    public bool HasTag(string tag) => Ask("rev-parse", "--verify", "--quiet", "refs/tags/" + tag) is not null;

    /// <summary>The branch that is checked out; null when none is.</summary>
    public string? Branch() => Ask("symbolic-ref", "--quiet", "--short", "HEAD");

    /// <summary>Where git would push a branch to; null when there is no remote.</summary>
    public string? RemoteOf(string branch) => Ask("config", $"branch.{branch}.pushRemote") ?? Ask("config", "remote.pushDefault") ?? Ask("config", $"branch.{branch}.remote")
        ?? (repository.Read("remote").Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var only] ? only : Ask("config", "remote.origin.url") is null ? null : "origin");

    /// <summary>The remote has a tag of that name. Asks the network.</summary>
    public bool RemoteHasTag(string remote, string tag)
    {
        var result = repository.Run("ls-remote", "--exit-code", "--tags", "--", remote, "refs/tags/" + tag);
        return result.ExitCode switch
        {
            0 => true,

            // git-ls-remote(1), --exit-code: no matching refs.
            2 => false,
            _ => throw new ReleaseException($"Bump: the remote {PlainText.Line(remote)} cannot be asked. git says: {PlainText.Lines(result.Error).Trim()}"),
        };
    }

    /// <summary>Commits these files and nothing else.</summary>
    public void Commit(string message, IReadOnlyList<string> paths)
    {
        repository.Read(["--literal-pathspecs", "add", "--", .. paths]);
        repository.Read(["--literal-pathspecs", "commit", "--quiet", "--message=" + message, "--only", "--", .. paths]);
    }

    public void Tag(string name, string message, string commit) => repository.Read("tag", "--annotate", "--message=" + message, "--", name, commit);

    /// <summary>Pushes all or nothing; what the remote has already is fine.</summary>
    public void Push(string remote, IReadOnlyList<string> references) => repository.Read(["push", "--quiet", "--atomic", "--", remote, .. references.Select(reference => $"{reference}:{reference}")]);

    /// <summary>The files of these that git tracks, or that are new and not ignored.</summary>
    public IReadOnlyList<string> Committable(IReadOnlyList<string> paths) => paths.Count == 0
        ? []
        : [.. repository.Read(["--literal-pathspecs", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. paths])
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private string? Ask(params IReadOnlyList<string> arguments) => repository.Run(arguments) is { ExitCode: 0 } result && result.Output.Trim() is { Length: > 0 } answer ? answer : null;
}
