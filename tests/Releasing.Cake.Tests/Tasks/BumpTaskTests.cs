using Cake.Core;
using Releasing.Cake.Tests.Hosting;
using Releasing.Git;
using Releasing.Versions.Files;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class BumpTaskTests : IDisposable
{
    private const string Package = "{\n  \"name\": \"tool\",\n  \"version\": \"1.2.3\"\n}\n";
    private readonly ReleaseFixture _release = new();

    public BumpTaskTests()
    {
        _release.Write("package.json", Package);
        _release.Commit("feat: a package");
        Git("config", "user.name", "Ada");
        Git("config", "user.email", "ada@example.org");
        Git("config", "commit.gpgsign", "false");
        Git("config", "tag.gpgsign", "false");
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Writes_the_next_version_and_nothing_else()
    {
        _release.Run("--target=Bump").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Root, "package.json")).ShouldBe(Package.Replace("1.2.3", "1.3.0"));
        _release.Output.ShouldContain("1.2.3 (v1.2.3) → 1.3.0 (v1.3.0)");
        _release.Output.ShouldContain("Wrote package.json.");
        Git("log", "-1", "--format=%s").ShouldBe("feat: a package");

        _release.Run("--target=Bump", "--commit", "--tag").ShouldBe(0, _release.Output);
        Git("log", "-1", "--format=%s").ShouldBe("chore(release): 1.3.0");
        Git("rev-parse", "v1.3.0^{commit}").ShouldBe(Git("rev-parse", "HEAD"));
        _release.Output.ShouldContain("Nothing was pushed.");
    }

    [Fact]
    public void Commits_and_tags_in_one_go_and_the_second_time_there_is_nothing_to_release()
    {
        _release.Run("--target=Bump", "--commit", "--tag").ShouldBe(0, _release.Output);
        Git("status", "--porcelain").ShouldBe("");
        Git("cat-file", "-t", "v1.3.0").ShouldBe("tag");
        _release.Run("--target=Version").ShouldBe(0);
        _release.Output.ShouldMatch(@"(?m)^1\.3\.0\r?$");

        _release.Run("--target=Bump", "--commit", "--tag").ShouldNotBe(0);

        _release.Output.ShouldContain("there is nothing to release");
    }

    [Fact]
    public void A_plan_shows_what_would_change_and_changes_nothing()
    {
        _release.Run("--target=Bump", "--plan", "--commit", "--tag", "--bump=major").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("-     3   \"version\": \"1.2.3\"");
        _release.Output.ShouldContain("+     3   \"version\": \"2.0.0\"");
        _release.Output.ShouldContain("commit: chore(release): 2.0.0");
        _release.Output.ShouldContain("tag: v2.0.0");
        Git("status", "--porcelain").ShouldBe("");
    }

    [Theory]
    [InlineData("--release-version=1.2.0", "1.2.0 is not above 1.2.3")]
    [InlineData("--tag", "Add --commit")]
    [InlineData("--push", "no remote to push to")]
    [InlineData("--release-version=1.3.0", "The tag v1.3.0 exists already", "v1.3.0")]
    public void Refuses_what_cannot_be_right(string argument, string message, string? tag = null)
    {
        if (tag is not null)
        {
            Git("tag", tag, Git("commit-tree", "HEAD^{tree}", "-m", "elsewhere"));
        }

        _release.Run("--target=Bump", argument).ShouldNotBe(0);

        _release.Output.ShouldContain(message);
        Git("status", "--porcelain").ShouldBe("");
    }

    [Fact]
    public void Refuses_a_dirty_tree_and_a_file_that_is_ahead_at_once()
    {
        _release.Write("package.json", Package.Replace("1.2.3", "3.0.0"));

        _release.Run("--target=Bump").ShouldNotBe(0);

        _release.Output.ShouldContain("uncommitted changes: package.json");
        _release.Output.ShouldContain("package.json:3 holds 3.0.0, which is above 1.3.0");
    }

    [Fact]
    public void Refuses_another_version_than_the_one_that_was_begun()
    {
        _release.Run("--target=Bump").ShouldBe(0, _release.Output);

        _release.Run("--target=Bump", "--bump=major", "--commit").ShouldNotBe(0);

        _release.Output.ShouldContain("a bump to 1.3.0 was begun and 2.0.0 is asked for");
        Git("log", "-1", "--format=%s").ShouldBe("feat: a package");
    }

    [Fact]
    public void A_repository_says_which_files_and_which_words()
    {
        _release.Write("docs/install.md", "get tool-1.2.3 or tool-1.2.3\n");
        _release.Commit("docs: install");

        _release.Run<WordsContext>([], "--target=Bump", "--commit", "--tag").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Root, "docs", "install.md")).ShouldBe("get tool-1.3.0 or tool-1.3.0\n");
        Git("log", "-1", "--format=%s").ShouldBe("Release tool v1.3.0");
        Git("tag", "-l", "--format=%(contents:subject)", "v1.3.0").ShouldBe("tool 1.3.0");
    }

    [Fact]
    public void Whoever_starts_with_a_version_in_the_manifest_means_it()
    {
        Git("tag", "-d", "v1.2.3");

        _release.Run("--target=Bump", "--commit", "--tag").ShouldBe(0, _release.Output);

        Git("rev-parse", "v1.2.3^{commit}").ShouldBe(Git("rev-parse", "HEAD"));
        Git("log", "-1", "--format=%s").ShouldBe("feat: a package");
    }

    private string Git(params string[] arguments) => GitProgram.Locate(new Dictionary<string, string?>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
    }).Read(_release.Root, arguments).Trim();
}

public sealed class WordsContext : PrebuiltContext
{
    public WordsContext(ICakeContext context)
        : base(context)
    {
        Settings.Bump.Patterns.Add(new VersionPattern("docs/install.md", "tool-{version}"));
        Settings.Bump.CommitMessage = "Release {name} {tag}";
        Settings.Bump.TagMessage = "{name} {version}";
    }
}
