using Releasing.Failures;
using Releasing.Tests.Git;
using Releasing.Versions.Next;

namespace Releasing.Tests.Versions.Next;

public sealed class NextVersionTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Says_which_commits_decided()
    {
        Tagged("v1.2.3");
        var hash = _repository.Commit("feat(ui): a button");
        _repository.Commit("fix: a bug");
        _repository.Commit("docs: a word");

        var proposal = Propose();

        proposal.Current!.ToString().ShouldBe("1.2.3");
        proposal.CurrentTag.ShouldBe("v1.2.3");
        proposal.Next!.ToString().ShouldBe("1.3.0");
        proposal.Tag.ShouldBe("v1.3.0");
        proposal.Commits.ShouldBe(3);
        proposal.Deciding.Single().Commit.Commit.Hash.ShouldBe(hash);
        proposal.Deciding.Single().Commit.Commit.Subject.ShouldBe("feat(ui): a button");
        proposal.Reason.ShouldBe("Something is new: one commit says so, of 3 since 1.2.3.");
    }

    [Fact]
    public void Documentation_and_chores_ask_for_nothing()
    {
        Tagged("v1.2.3");
        _repository.Commit("docs: a word");
        _repository.Commit("chore: tidy");

        var proposal = Propose();

        proposal.Next.ShouldBeNull();
        proposal.Tag.ShouldBeNull();
        proposal.Deciding.ShouldBeEmpty();
        proposal.Reason.ShouldContain("None of the 2 commits since 1.2.3");
    }

    [Fact]
    public void The_first_version_needs_no_particular_commit()
    {
        _repository.Commit("a first try");

        Propose().Next!.ToString().ShouldBe("0.1.0");
        Propose().Tag.ShouldBe("v0.1.0");
        Propose().Current.ShouldBeNull();
        Propose(new NextVersionSettings { Request = VersionRequest.Major }).Next!.ToString().ShouldBe("1.0.0");
    }

    [Fact]
    public void A_series_of_pre_releases_ends_in_the_version_of_all_its_commits()
    {
        Tagged("1.0.0");
        _repository.Commit("fix: a");
        Tagged("1.0.1-beta.1");
        _repository.Commit("feat: b");
        Propose().Next!.ToString().ShouldBe("1.1.0-beta.1");
        Propose().Deciding.Single().Commit.Description.ShouldBe("b");
        Tagged("1.1.0-beta.1");
        _repository.Commit("fix: c");

        Propose().Next!.ToString().ShouldBe("1.1.0-beta.2");
        Propose().Tag.ShouldBe("1.1.0-beta.2");
        Propose().Deciding.Single().Commit.Description.ShouldBe("c");
        Propose(new NextVersionSettings { Channel = "rc" }).Next!.ToString().ShouldBe("1.1.0-rc.1");
        Propose(new NextVersionSettings { Request = VersionRequest.Release }).Next!.ToString().ShouldBe("1.1.0");
    }

    [Fact]
    public void A_pre_release_becomes_stable_without_another_commit()
    {
        Tagged("v1.0.0-rc.1");

        Propose().Next.ShouldBeNull();
        var release = Propose(new NextVersionSettings { Request = VersionRequest.Release });
        release.Next!.ToString().ShouldBe("1.0.0");
        release.Reason.ShouldBe("1.0.0-rc.1 becomes stable.");
    }

    [Fact]
    public void Each_package_of_a_repository_has_a_version_of_its_own()
    {
        _repository.Write("core/a", "1");
        _repository.Write("cli/a", "1");
        Tagged("core/v1.0.0");
        _repository.Git("tag", "cli-v0.3.0");
        _repository.Write("core/a", "2");
        _repository.Commit("feat!: the core");
        _repository.Write("cli/a", "2");
        _repository.Commit("fix: the program");
        _repository.Write("readme", "2");
        _repository.Commit("feat: neither");

        Propose("core/", "core").Tag.ShouldBe("core/v2.0.0");
        Propose("cli-", "cli").Tag.ShouldBe("cli-v0.3.1");
        Propose("new/", "nothing").Next.ShouldBeNull();
        Propose("new/", "nothing").Reason.ShouldBe("Nothing was committed yet.");
    }

    [Fact]
    public void Tags_that_this_history_does_not_hold_do_not_count()
    {
        Tagged("v1.0.0");
        _repository.Git("checkout", "-q", "-b", "next");
        Tagged("v2.0.0");
        _repository.Git("checkout", "-q", "main");
        _repository.Commit("fix: on the old line");

        Propose().Next!.ToString().ShouldBe("1.0.1");
    }

    [Fact]
    public void A_merged_branch_counts_once_with_all_its_commits()
    {
        Tagged("v1.0.0");
        _repository.Git("checkout", "-q", "-b", "topic");
        _repository.Commit("fix: one");
        _repository.Git("checkout", "-q", "main");
        _repository.Commit("docs: two");
        _repository.Git("merge", "-q", "--no-ff", "-m", "Merge branch 'topic'", "topic");

        var proposal = Propose();

        proposal.Next!.ToString().ShouldBe("1.0.1");
        proposal.Commits.ShouldBe(3);
    }

    [Fact]
    public void A_shallow_clone_is_refused_with_the_command_that_mends_it()
    {
        Tagged("v1.0.0");
        _repository.Commit("fix: a");
        using var clone = _repository.ShallowClone();

        Should.Throw<ReleaseException>(() => NextVersion.Propose(clone.Open())).Message.ShouldContain("git fetch --unshallow --tags");
    }

    private void Tagged(string tag)
    {
        _repository.Commit($"chore: {tag}");
        _repository.Git("tag", tag);
    }

    private VersionProposal Propose(NextVersionSettings? settings = null) => NextVersion.Propose(_repository.Open(), settings: settings);

    private VersionProposal Propose(string prefix, string path) => NextVersion.Propose(_repository.Open(), prefix, [path]);
}
