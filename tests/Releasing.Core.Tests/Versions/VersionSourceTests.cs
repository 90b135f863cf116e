using Releasing.Failures;
using Releasing.Git;
using Releasing.Tests.Git;
using Releasing.Versions;

namespace Releasing.Tests.Versions;

public sealed class VersionSourceTests : IDisposable
{
    private static readonly VersionSettings s_settings = new() { SourceDateEpoch = null };
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("v1.2.3", "")]
    [InlineData("1.2.3", "")]
    [InlineData("tool/v1.2.3", "tool/")]
    [InlineData("tool/1.2.3", "tool/")]
    [InlineData("tool/v1.2.3", "tool/v")]
    [InlineData("tool-v1.2.3", "tool-")]
    public void Takes_the_version_of_the_tag_on_the_head(string tag, string prefix)
    {
        var commit = _repository.Commit("feat: first");
        _repository.Git("tag", tag);

        var found = Find(s_settings with { TagPrefix = prefix });

        found.Version.ToString().ShouldBe("1.2.3");
        found.Tag.ShouldBe(tag);
        found.IsSnapshot.ShouldBeFalse();
        found.Commit.ShouldBe(commit);
        found.CommitDate.ShouldBe(TestRepository.DateOfCommit(0));
        found.CommitDate.Offset.ShouldBe(TimeSpan.Zero);
        found.ContentDate.ShouldBe(found.CommitDate);
        found.Dirty.ShouldBeFalse();
        found.PreviousTag.ShouldBeNull();
        found.CommitsSince.ShouldBe(0);
    }

    [Fact]
    public void Takes_the_highest_of_several_tags_by_precedence()
    {
        _repository.Commit("feat: first");
        foreach (var tag in new[] { "v1.9.0", "v1.10.0-rc.1", "v1.10.0", "1.10.0", "v1.10", "nightly", "other/v9.0.0" })
        {
            _repository.Git("tag", tag);
        }

        Find().Tag.ShouldBe("v1.10.0");
    }

    [Fact]
    public void Reads_annotated_tags_and_tags_of_tags()
    {
        var commit = _repository.Commit("feat: first");
        _repository.Git("tag", "-a", "-m", "one", "v1.0.0");
        _repository.Git("tag", "-a", "-m", "two", "v1.0.1", "v1.0.0");
        _repository.Git("tag", "-a", "-m", "a tree", "v9.0.0", "HEAD^{tree}");

        var found = Find();
        found.Tag.ShouldBe("v1.0.1");
        found.Commit.ShouldBe(commit);
        found.CommitDate.ShouldBe(TestRepository.DateOfCommit(0));
    }

    [Fact]
    public void Makes_a_snapshot_of_the_next_patch_after_the_last_tag()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.2.3");
        _repository.Commit("fix: second");
        var head = _repository.Commit("fix: third");

        var found = Find();

        found.Version.ToString().ShouldBe($"1.2.4-snapshot.2+{head[..7]}");
        found.Tag.ShouldBe("v" + found.Version);
        found.IsSnapshot.ShouldBeTrue();
        found.CommitDate.ShouldBe(TestRepository.DateOfCommit(2));
        found.PreviousTag.ShouldBe("v1.2.3");
        found.CommitsSince.ShouldBe(2);
    }

    [Theory]
    [InlineData("v1.3.0-rc.1", "1.3.0-snapshot.1")]
    [InlineData("v1.3.0-test.1", "1.3.1-snapshot.1")]
    [InlineData("v1.3.0+build", "1.3.1-snapshot.1")]
    public void A_snapshot_never_sorts_before_the_tag_it_follows(string tag, string expected)
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", tag);
        _repository.Commit("fix: second");

        var found = Find();
        found.Version.WithBuildMetadata("").ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("2.0.0", "", "2.0.1")]
    [InlineData("v2.0.0", "", "v2.0.1")]
    [InlineData("tool-2.0.0", "tool-", "tool-2.0.1")]
    [InlineData("tool/v2.0.0", "tool/v", "tool/v2.0.1")]
    public void Names_the_tag_of_a_snapshot_as_the_tags_before_it(string tag, string prefix, string start)
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", tag);
        _repository.Commit("fix: second");
        Find(s_settings with { TagPrefix = prefix }).Tag.ShouldStartWith(start + "-snapshot.1+");
    }

    [Fact]
    public void Starts_with_a_snapshot_of_0_1_0_where_nothing_was_tagged()
    {
        _repository.Commit("feat: first");
        var head = _repository.Commit("feat: second");

        var found = Find();
        found.Version.ToString().ShouldBe($"0.1.0-snapshot.2+{head[..7]}");
        found.Tag.ShouldBe("v" + found.Version);
        found.PreviousTag.ShouldBeNull();
        found.CommitsSince.ShouldBe(2);
    }

    [Fact]
    public void Ignores_tags_of_other_products_and_of_other_branches()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "tool/v5.0.0");
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.Commit("feat: elsewhere");
        _repository.Git("tag", "v7.0.0");
        _repository.Git("checkout", "-q", "main");

        Find().Version.Core.ToString().ShouldBe("0.1.0");
    }

    [Fact]
    public void A_stable_version_follows_the_last_stable_one_and_a_pre_release_the_last_of_any_kind()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        _repository.Commit("feat: second");
        _repository.Git("tag", "v1.1.0-rc.1");
        _repository.Commit("fix: third");
        _repository.Git("tag", "v1.1.0-rc.2");
        Find().PreviousTag.ShouldBe("v1.1.0-rc.1");

        _repository.Git("tag", "v1.1.0");
        Find().Tag.ShouldBe("v1.1.0");
        Find().PreviousTag.ShouldBe("v1.0.0");
    }

    [Theory]
    [InlineData("v1.0.3", "v1.0.2")]
    [InlineData("v1.0.3-rc.1", "v1.0.2")]
    public void A_maintenance_release_below_many_others_is_found_among_them(string tag, string previous)
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.2");
        _repository.Git("checkout", "-q", "-b", "next");
        _repository.Commit("feat: second");
        for (var number = 0; number < 12; number++)
        {
            _repository.Git("tag", $"v2.{number}.0");
            _repository.Git("tag", $"v1.0.3-beta.{number}");
        }

        _repository.Git("checkout", "-q", "main");
        Find().PreviousTag.ShouldBeNull();
        _repository.Commit("fix: third");
        Find().PreviousTag.ShouldBe("v1.0.2");
        _repository.Git("tag", tag);
        Find().ShouldSatisfyAllConditions(found => found.Tag.ShouldBe(tag), found => found.PreviousTag.ShouldBe(previous));
    }

    [Fact]
    public void A_maintenance_release_follows_the_release_below_it()
    {
        _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        _repository.Commit("feat!: second");
        _repository.Git("tag", "v2.0.0");
        _repository.Commit("fix: third");
        _repository.Git("tag", "v1.0.1");
        Find().PreviousTag.ShouldBe("v1.0.0");
    }

    [Fact]
    public void Refuses_a_dirty_tree_and_says_what_changed()
    {
        Tag_and_change();
        var message = Should.Throw<ReleaseException>(() => Find()).Message;
        message.ShouldContain("new file.txt");
        message.ShouldContain("--allow-dirty");
    }

    [Fact]
    public void Takes_a_dirty_tree_where_allowed()
    {
        Tag_and_change();
        var found = Find(s_settings with { AllowDirty = true });
        found.Version.ToString().ShouldBe("1.0.0");
        found.Dirty.ShouldBeTrue();
        found.DirtyDigest.Length.ShouldBe(64);
    }

    [Fact]
    public void Makes_a_snapshot_on_a_tag_where_asked_to_and_marks_it_dirty()
    {
        var head = Tag_and_change();
        var found = Find(s_settings with { Snapshot = true });
        found.Version.ToString().ShouldBe($"1.0.1-snapshot.0+{head[..7]}.dirty.{found.DirtyDigest[..7]}");
        found.IsSnapshot.ShouldBeTrue();
        found.CommitDate.ShouldBe(TestRepository.DateOfCommit(0));
    }

    [Fact]
    public void The_output_of_the_build_does_not_make_the_tree_dirty()
    {
        Tag_and_change();
        Find(s_settings with { IgnoredPaths = ["new file.txt"] }).Dirty.ShouldBeFalse();
    }

    [Fact]
    public void Refuses_a_shallow_clone_and_says_how_to_complete_it()
    {
        _repository.Commit("feat: first");
        _repository.Commit("feat: second");
        _repository.Git("tag", "v1.0.0");
        using var clone = _repository.ShallowClone();
        Should.Throw<ReleaseException>(() => VersionSource.Find(clone.Open(), s_settings)).Message.ShouldContain("fetch --unshallow --tags");
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 4)]
    public void Asks_git_only_a_few_times(bool tagged, int processes)
    {
        _repository.Commit("feat: first");
        _repository.Git(tagged ? ["tag", "v1.0.0"] : ["status"]);
        var traces = Directory.CreateTempSubdirectory("releasing-trace-");
        try
        {
            // Git writes one file a process into such a folder.
            var environment = new Dictionary<string, string?>(_repository.Environment) { ["GIT_TRACE2_EVENT"] = traces.FullName };
            VersionSource.Find(GitRepository.Open(_repository.Root, environment), s_settings).IsSnapshot.ShouldBe(!tagged);
            traces.GetFiles().Length.ShouldBe(processes);
        }
        finally
        {
            traces.Delete(recursive: true);
        }
    }

    [Fact]
    public void Dates_contents_by_SOURCE_DATE_EPOCH()
    {
        _repository.Commit("feat: first");
        var found = Find(s_settings with { SourceDateEpoch = "1700000000" });
        found.ContentDate.ShouldBe(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero));
        found.CommitDate.ShouldBe(TestRepository.DateOfCommit(0));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("253402300800")]
    public void Refuses_a_SOURCE_DATE_EPOCH_that_is_no_date(string epoch)
    {
        _repository.Commit("feat: first");
        Should.Throw<ReleaseException>(() => Find(s_settings with { SourceDateEpoch = epoch })).Message.ShouldContain("SOURCE_DATE_EPOCH");
    }

    private string Tag_and_change()
    {
        var head = _repository.Commit("feat: first");
        _repository.Git("tag", "v1.0.0");
        _repository.Write("new file.txt", "text");
        return head;
    }

    private ReleaseVersion Find(VersionSettings? settings = null) => VersionSource.Find(_repository.Open(), settings ?? s_settings);
}
