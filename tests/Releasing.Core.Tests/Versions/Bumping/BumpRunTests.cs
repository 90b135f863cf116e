using Releasing.Core.Tests;
using Releasing.Failures;
using Releasing.Tests.Git;
using Releasing.Versions;
using Releasing.Versions.Bumping;
using Releasing.Versions.Files;

namespace Releasing.Tests.Versions.Bumping;

public sealed class BumpRunTests : IDisposable
{
    private const string Manifest = "[package]\nname = \"a\"\nversion = \"1.2.3\" # here\n";
    private const string Locked = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n";
    private readonly TestRepository _repository = new();
    private readonly TemporaryFolder _journal = new();

    public BumpRunTests()
    {
        _repository.Write("Cargo.toml", Manifest);
        _repository.Write("Cargo.lock", Locked);
        _repository.Write(".gitignore", "/target\n");
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.2.3");
        _repository.Commit("feat: more");
    }

    public void Dispose()
    {
        _journal.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public async Task Commits_the_files_it_changed_and_tags_that_commit()
    {
        var done = await Run().RunAsync(Work());

        done.ShouldBe(["Committed Cargo.lock, Cargo.toml.", $"Tagged {_repository.Git("rev-parse", "HEAD")[..7]} as v1.3.0."]);
        _repository.Git("log", "-1", "--format=%s").ShouldBe("chore(release): 1.3.0");
        _repository.Git("show", "--stat", "--format=", "--name-only").Split('\n').ShouldBe(["Cargo.lock", "Cargo.toml"]);
        _repository.Git("cat-file", "-t", "v1.3.0").ShouldBe("tag");
        _repository.Git("show", "HEAD:Cargo.toml").ShouldBe(Manifest.Replace("1.2.3", "1.3.0").TrimEnd('\n'));
        _repository.Git("status", "--porcelain").ShouldBe("");
        Run().Begun().ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_commit_only_the_files_change_and_a_later_run_commits_them()
    {
        (await Run().RunAsync(Work() with { CommitMessage = null, TagMessage = null })).ShouldBeEmpty();
        _repository.Git("log", "-1", "--format=%s").ShouldBe("feat: more");

        var begun = Run().Begun().ShouldNotBeNull();

        begun.Version.ToString().ShouldBe("1.3.0");
        await Run().RunAsync(begun with { CommitMessage = "chore(release): 1.3.0", TagMessage = "v1.3.0" });
        _repository.Git("rev-parse", "v1.3.0^{commit}").ShouldBe(_repository.Git("rev-parse", "HEAD"));
    }

    [Theory]
    [InlineData("journal")]
    [InlineData("files")]
    [InlineData("commit")]
    [InlineData("tag")]
    [InlineData("push")]
    public async Task A_run_killed_after_a_step_is_finished_by_the_same_command(string step)
    {
        using var remote = new TestRepository(initialise: false);
        remote.Git("init", "-q", "--bare", ".");
        _repository.Git("remote", "add", "origin", remote.Root);
        var work = Work() with { Remote = "origin" };
        var killed = new BumpRun(_repository.Open(), _journal["bump"], []) { StepDone = done => Killed.When(done == step) };
        await Should.ThrowAsync<Killed>(() => killed.RunAsync(work));

        var begun = Run().Begun();
        await Run().RunAsync(begun is null ? Work() with { Remote = "origin" } : begun with { CommitMessage = work.CommitMessage, TagMessage = work.TagMessage, Remote = "origin" });

        // Before the first file is changed there is nothing to go on with.
        (begun?.Version.ToString()).ShouldBe(step == "journal" ? null : "1.3.0");
        _repository.Git("rev-list", "--count", "HEAD").ShouldBe("3");
        _repository.Git("status", "--porcelain").ShouldBe("");
        remote.Git("rev-parse", "refs/tags/v1.3.0^{commit}").ShouldBe(_repository.Git("rev-parse", "HEAD"));
        remote.Git("rev-parse", "refs/heads/main").ShouldBe(_repository.Git("rev-parse", "HEAD"));
        Directory.Exists(_journal["bump"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_killed_between_two_files_is_finished_by_the_same_command()
    {
        var work = Work();
        var killed = new BumpRun(_repository.Open(), _journal["bump"], []) { StepDone = _ => Killed.When(true) };
        await Should.ThrowAsync<Killed>(() => killed.RunAsync(work));
        await FileEditWriter.WriteAsync(_repository.Root, [work.Edits[0]]);
        _repository.Write("Cargo.toml.part", "half a f");

        await Run().RunAsync(Run().Begun()! with { CommitMessage = work.CommitMessage, TagMessage = work.TagMessage });

        _repository.Git("status", "--porcelain").ShouldBe("");
        _repository.Git("show", "v1.3.0:Cargo.toml").ShouldContain("1.3.0");
        _repository.Git("show", "v1.3.0:Cargo.lock").ShouldContain("1.3.0");
    }

    [Fact]
    public async Task What_was_changed_beside_a_begun_bump_is_never_committed_with_it()
    {
        await Run().RunAsync(Work() with { CommitMessage = null, TagMessage = null });
        _repository.Write("notes.txt", "mine");

        Should.Throw<ReleaseException>(() => Run().Begun()).Message.ShouldContain("other files were changed since: notes.txt");
        File.Delete(Path.Combine(_repository.Root, "notes.txt"));
        _repository.Write("Cargo.toml", Manifest + "# mine\n");
        var begun = Run().Begun()!;
        (await Should.ThrowAsync<ReleaseException>(() => Run().RunAsync(begun with { CommitMessage = "x" }))).Message.ShouldContain("Cargo.toml: it was changed by something else");
    }

    [Fact]
    public async Task A_bump_that_was_taken_back_is_forgotten()
    {
        await Run().RunAsync(Work() with { CommitMessage = null, TagMessage = null });
        _repository.Git("restore", ".");

        Run().Begun().ShouldBeNull();
        Directory.Exists(_journal["bump"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hook_that_refuses_is_heard_and_leaves_a_bump_that_can_be_finished()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var hook = Path.Combine(_repository.Root, ".git", "hooks", "pre-commit");
        File.WriteAllText(hook, "#!/bin/sh\necho the hook says no >&2\nexit 1\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        (await Should.ThrowAsync<ReleaseException>(() => Run().RunAsync(Work()))).Message.ShouldContain("the hook says no");

        File.Delete(hook);
        await Run().RunAsync(Run().Begun()! with { CommitMessage = "chore(release): 1.3.0" });
        _repository.Git("status", "--porcelain").ShouldBe("");
    }

    [Fact]
    public void Everything_that_forbids_a_bump_is_said_at_once()
    {
        _repository.Write("new.txt", "");
        _repository.Git("tag", "v1.3.0", "v1.2.3");

        var problems = Run().Problems(Work() with { CommitMessage = null, Remote = null });

        problems.Count.ShouldBe(3);
        problems[0].ShouldContain("uncommitted changes: new.txt");
        problems[1].ShouldContain("The tag v1.3.0 exists already");
        problems[2].ShouldContain("Add --commit");
        Run().Problems(Work() with { CommitMessage = null, TagMessage = null, Remote = "origin" }).ShouldContain(problem => problem.Contains("nothing to push"));
    }

    [Fact]
    public void A_tag_that_the_remote_has_forbids_a_push()
    {
        using var remote = new TestRepository();
        remote.Commit("one");
        remote.Git("tag", "v1.3.0");
        _repository.Git("remote", "add", "upstream", remote.Root);

        Run().RemoteFor("").ShouldBe("upstream");
        Run().Problems(Work() with { Remote = "upstream" }).Single().ShouldContain("The remote upstream has a tag v1.3.0 already");
        Should.Throw<ReleaseException>(() => Run().Problems(Work() with { Remote = _journal["nowhere"] })).Message.ShouldContain("cannot be asked");
    }

    [Fact]
    public void Without_a_remote_or_a_branch_there_is_nothing_to_push_to()
    {
        Should.Throw<ReleaseException>(() => Run().RemoteFor("")).Message.ShouldContain("no remote");
        _repository.Git("checkout", "-q", "--detach");
        Should.Throw<ReleaseException>(() => Run().RemoteFor("origin")).Message.ShouldContain("no branch");
    }

    [Fact]
    public async Task Files_that_git_ignores_change_and_are_not_committed()
    {
        _repository.Git("rm", "-q", "--cached", "Cargo.lock");
        _repository.Write(".gitignore", "Cargo.lock\n");
        _repository.Commit("chore: no lock file");

        await Run().RunAsync(Work());

        _repository.Git("show", "--format=", "--name-only").ShouldBe("Cargo.toml");
        File.ReadAllText(Path.Combine(_repository.Root, "Cargo.lock")).ShouldContain("1.3.0");
    }

    private BumpRun Run() => new(_repository.Open(), _journal["bump"], []);

    private BumpWork Work()
    {
        var files = VersionFiles.Open(_repository.Root, "", [], [], null);
        return new BumpWork
        {
            Version = new SemanticVersion(1, 3, 0),
            Start = _repository.Open().Head,
            Edits = files.Prepare(new SemanticVersion(1, 3, 0)),
            Tag = "v1.3.0",
            CommitMessage = "chore(release): 1.3.0",
            TagMessage = "v1.3.0",
        };
    }

    private sealed class Killed : Exception
    {
        public static void When(bool now)
        {
            if (now)
            {
                throw new Killed();
            }
        }
    }
}
