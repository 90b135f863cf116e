using Releasing.Git;

namespace Releasing.Tests.Git;

public sealed class WorkingTreeTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public WorkingTreeTests()
    {
        _repository.Write("a.txt", "a");
        _repository.Write("folder/b.txt", "b");
        _repository.Write(".gitignore", "ignored/\n");
        _repository.Commit("feat: first");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_clean_tree_has_no_digest()
    {
        _repository.Write("ignored/c.txt", "c");
        Status().IsDirty.ShouldBeFalse();
        Status().Digest.ShouldBe("");
    }

    [Fact]
    public void Lists_changed_new_and_deleted_files_by_path()
    {
        _repository.Write("folder/new\nfile ü.txt", "new");
        _repository.Write("a.txt", "changed");
        File.Delete(Path.Combine(_repository.Root, "folder", "b.txt"));
        var changes = Status().Changes;
        changes.Select(change => change.Path).ShouldBe(["a.txt", "folder/b.txt", "folder/new\nfile ü.txt"]);
        changes.Select(change => change.IsUntracked).ShouldBe([false, false, true]);
    }

    [Fact]
    public void Every_further_edit_changes_the_digest()
    {
        var digests = new List<string> { Digest() };
        Edit(() => _repository.Write("a.txt", "one"));
        Edit(() => _repository.Write("a.txt", "two"));
        Edit(() => _repository.Git("add", "a.txt"));
        Edit(() => _repository.Write("a.txt", "three"));
        Edit(() => _repository.Write("new.txt", "one"));
        Edit(() => _repository.Write("new.txt", "two"));
        Edit(() => _repository.Write("other.txt", "two"));
        Edit(() => File.Delete(Path.Combine(_repository.Root, "folder", "b.txt")));
        Edit(() => _repository.Git("rm", "-q", "--cached", "folder/b.txt"));
        digests.ShouldBeUnique();

        void Edit(Action edit)
        {
            edit();
            digests.Add(Digest());
        }
    }

    [Fact]
    public void The_same_edits_give_the_same_digest_in_another_folder()
    {
        using var other = new TestRepository();
        other.Write(".gitignore", "ignored/\n");
        other.Write("folder/b.txt", "b");
        other.Write("a.txt", "a");
        other.Commit("feat: first");
        foreach (var repository in new[] { other, _repository })
        {
            repository.Write("z.txt", "z");
            repository.Write("a.txt", "changed");
        }

        Digest().ShouldBe(other.Open().Status().Digest);
        Digest().ShouldBe(Digest());
    }

    [Fact]
    public void Undoing_the_edits_makes_the_tree_clean()
    {
        _repository.Write("a.txt", "changed");
        Status().IsDirty.ShouldBeTrue();
        _repository.Write("a.txt", "a");
        Status().IsDirty.ShouldBeFalse();
    }

    [SkippableFact]
    public void Sees_the_target_of_a_link_and_the_executable_bit()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links and executable bits are those of Unix.");
        var link = Path.Combine(_repository.Root, "link");
        File.CreateSymbolicLink(link, "nowhere");
        var nowhere = Digest();
        File.Delete(link);
        File.CreateSymbolicLink(link, "elsewhere");
        var elsewhere = Digest();
        elsewhere.ShouldNotBe(nowhere);

        _repository.Write("script", "true");
        var plain = Digest();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_repository.Root, "script"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Digest().ShouldNotBe(plain);
    }

    [Fact]
    public void Ignores_what_the_caller_says()
    {
        _repository.Write("artifacts/dist/x", "x");
        _repository.Write("artifacts*/y", "y");
        var tree = _repository.Open().Status(["artifacts"]);
        tree.Changes.Select(change => change.Path).ShouldBe(["artifacts*/y"]);
        _repository.Open().Status(["artifacts", "artifacts*"]).IsDirty.ShouldBeFalse();
    }

    [Fact]
    public void Looks_into_repositories_inside()
    {
        _repository.Write("inner/x.txt", "x");
        var inner = Path.Combine(_repository.Root, "inner");
        var git = GitProgram.Locate(_repository.Environment);
        git.Read(inner, "init", "-q");
        git.Read(inner, "add", "--all");
        git.Read(inner, "commit", "-q", "-m", "feat: inner");
        var clean = Digest();
        _repository.Write("inner/x.txt", "y");
        Digest().ShouldNotBe(clean);

        _repository.Git("add", "inner");
        _repository.Git("commit", "-q", "-m", "feat: as a submodule");
        var asSubmodule = Digest();
        asSubmodule.ShouldNotBe("");
        _repository.Write("inner/x.txt", "z");
        Digest().ShouldNotBe(asSubmodule);
    }

    private WorkingTree Status() => _repository.Open().Status();

    private string Digest() => Status().Digest;
}
