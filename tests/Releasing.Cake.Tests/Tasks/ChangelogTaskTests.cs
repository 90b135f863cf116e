using Cake.Core;
using Releasing.Cake.Tests.Hosting;
using Releasing.Notes.Changelogs;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ChangelogTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Writes_the_next_release_and_then_nothing_more()
    {
        _release.Commit("feat: a thing");

        _release.Run("--target=Changelog").ShouldBe(0, _release.Output);
        var first = Read();
        first.ShouldContain("## [1.3.0] - 2024-02-03\n\n### Added\n\n- a thing (");
        _release.Output.ShouldContain("CHANGELOG.md was written, with 1.3.0.");

        // The tree is dirty now, and the commit that brings the file is none of the release.
        _release.Run("--target=Changelog").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("CHANGELOG.md has 1.3.0 already.");
        _release.Commit("chore(release): 1.3.0");
        _release.Tag("v1.3.0");
        _release.Run("--target=Changelog").ShouldBe(0, _release.Output);
        Read().ShouldBe(first);
    }

    [Fact]
    public void Refuses_to_lose_what_was_written_by_hand()
    {
        _release.Write("CHANGELOG.md", "# Changelog\n\n## [1.2.3]\n\nMy words.\n");
        _release.Run("--target=Changelog").ShouldNotBe(0);
        _release.Output.ShouldContain("--force");
        Read().ShouldContain("My words.");

        _release.Run("--target=Changelog", "--force").ShouldBe(0, _release.Output);
        Read().ShouldNotContain("My words.");
    }

    [Fact]
    public void Writes_all_releases_that_are_missing()
    {
        _release.Commit("fix: later");
        _release.Tag("v1.2.4");

        _release.Run("--target=Changelog", "--full").ShouldBe(0, _release.Output);

        var text = Read();
        text.IndexOf("## [1.2.4]", StringComparison.Ordinal).ShouldBeInRange(0, text.IndexOf("## [1.2.3]", StringComparison.Ordinal));
        text.ShouldContain("- everything (");
    }

    [Fact]
    public void A_version_can_be_named_and_without_a_reason_nothing_is_written()
    {
        _release.Commit("docs: words");
        _release.Run("--target=Changelog").ShouldBe(0, _release.Output);
        File.Exists(Path.Combine(_release.Root, "CHANGELOG.md")).ShouldBeFalse();

        _release.Run("--target=Changelog", "--release-version=2.0.0").ShouldBe(0, _release.Output);
        Read().ShouldContain("## [2.0.0]");
    }

    [Fact]
    public void Moves_Unreleased_where_the_settings_say_so()
    {
        _release.Write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- by hand\n\n## [1.2.3]\n");
        _release.Commit("feat: a thing");

        _release.Run<MovingContext>([], "--target=Changelog").ShouldBe(0, _release.Output);

        Read().ShouldBe("# Changelog\n\n## [Unreleased]\n\n## [1.3.0] - 2024-02-03\n\n- by hand\n\n## [1.2.3]\n");
    }

    [Fact]
    public void The_cliff_toml_of_a_repository_gives_the_headings_unless_the_settings_leave_it_aside()
    {
        _release.Write("cliff.toml", """
            [git]
            topo_order = true
            include_paths = ["src/"]
            commit_parsers = [{ message = "^feat", group = "<!-- 0 -->New things" }]
            """);
        _release.Write("src/a", "a");
        _release.Commit("feat: a thing");
        _release.Write("b", "b");
        _release.Commit("feat: elsewhere");

        _release.Run("--target=Changelog").ShouldBe(0, _release.Output);
        Read().ShouldContain("## [1.3.0] - 2024-02-03\n\n### New things\n\n- a thing (");
        Read().ShouldNotContain("elsewhere");
        _release.Output.ShouldContain("cliff.toml: git.topo_order has no effect");

        _release.Run<OwnChangelogContext>([], "--target=Changelog", "--force").ShouldBe(0, _release.Output);
        Read().ShouldContain("### Added\n\n- elsewhere (");
    }

    private string Read() => File.ReadAllText(Path.Combine(_release.Root, "CHANGELOG.md"));
}

public sealed class MovingContext : PrebuiltContext
{
    public MovingContext(ICakeContext context)
        : base(context) => Settings.Changelog.Unreleased = UnreleasedSection.Move;
}

public sealed class OwnChangelogContext : PrebuiltContext
{
    public OwnChangelogContext(ICakeContext context)
        : base(context) => Settings.Changelog.Cliff = false;
}
