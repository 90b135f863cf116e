using Releasing.Failures;
using Releasing.Notes.Cliff;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Tests.Notes.Commits;
using Releasing.Versions;
using Releasing.Versions.Next;

namespace Releasing.Tests.Notes.Cliff;

public sealed class CliffFileTests
{
    [Fact]
    public void An_entry_with_several_patterns_wants_them_all()
    {
        var rules = Rules("""commit_parsers = [{ message = "^feat: old", body = "old", group = "Old" }, { message = "^f", group = "F" }]""");
        Show(rules, "feat: old", "feat: b\n\nold", "feat: old b\n\nold too").ShouldBe("Old: old b | F: b, old");
    }

    [Fact]
    public void Headings_take_groups_of_the_pattern_and_lose_their_tags() =>
        Show(Rules("""commit_parsers = [{ message = '^(\w+)\((.*)\)', group = "<!-- 1 -->${1} of $2" }]"""), "feat(core): a").ShouldBe("Feat of core: a");

    [Fact]
    public void What_no_entry_speaks_of_stands_under_its_type_or_is_filtered()
    {
        Show(Rules("""commit_parsers = [{ message = "^feat", group = "F" }]"""), "feat: a", "ci: b").ShouldBe("F: a | Ci: b");
        Show(Rules("""
            filter_commits = true
            commit_parsers = [{ message = "^feat", group = "F" }]
            """), "feat: a", "ci: b").ShouldBe("F: a");
    }

    [Fact]
    public void Sections_stand_in_the_order_of_the_entries_or_by_name_as_the_template_says()
    {
        const string entries = """commit_parsers = [{ message = "^feat", group = "Zeta" }, { message = "^fix", group = "Alpha" }]""";
        Show(Rules(entries), "fix: b", "feat: a").ShouldBe("Zeta: a | Alpha: b");
        Show(CliffFile.Parse("[changelog]\nbody = '{% for group, commits in commits | group_by(attribute=\"group\") %}'\n[git]\n" + entries, "cliff.toml").Rules, "fix: b", "feat: a").ShouldBe("Alpha: b | Zeta: a");
    }

    [Fact]
    public void Skips_but_protects_what_breaks()
    {
        const string entries = """commit_parsers = [{ message = "^chore", skip = true }, { message = ".*", group = "All" }]""";
        Show(Rules(entries), "chore!: a", "feat: b").ShouldBe("All: b");
        Show(Rules("protect_breaking_commits = true\n" + entries), "chore!: a", "chore: c").ShouldBe("All: a");
    }

    [Fact]
    public void Scopes_are_overridden_or_filled_in()
    {
        var rules = Rules("""commit_parsers = [{ message = "www", scope = "web", group = "A" }, { message = ".*", default_scope = "other", group = "A" }]""");
        NotesBuilder.Sections(Read(rules, "feat(x): www", "feat(x): a", "feat: b"), rules)[0].Commits.Select(commit => commit.Scope).ShouldBe(["other", "x", "web"]);
    }

    [Fact]
    public void Other_fields_and_single_commits_can_be_named()
    {
        Show(Rules("""commit_parsers = [{ field = "author.name", pattern = "^Ada", group = "Ada" }]"""), "feat: a").ShouldBe("Ada: a");
        Show(Rules($$"""commit_parsers = [{ sha = "{{new string('a', 40)}}", skip = true }]"""), "feat: a").ShouldBe("");
        Show(Rules("""commit_parsers = [{ footer = "^changelog: ?ignore", skip = true }]"""), "feat: a\n\nchangelog: ignore", "feat: b").ShouldBe("Feat: b");
    }

    [Fact]
    public void Messages_are_changed_split_and_read_as_wanted()
    {
        Show(Rules("""commit_preprocessors = [{ pattern = '^JIRA-\d+ ', replace = "" }]"""), "JIRA-12 feat: a").ShouldBe("🚀 Features: a");
        Show(Rules("split_commits = true"), "feat: a\nfix: b").ShouldBe("🚀 Features: a | 🐛 Bug Fixes: b");
        Show(Rules("""
            conventional_commits = false
            commit_parsers = [{ message = "^feat", group = "F" }, { body = ".*", group = "Other" }]
            """), "feat: a", "Add b").ShouldBe("F: feat: a | Other: Add b");
        Show(Rules("filter_unconventional = false\ncommit_parsers = [{ message = \".*\", group = \"All\" }]"), "Add b").ShouldBe("All: Add b");
        Show(Rules("commit_parsers = [{ message = \".*\", group = \"All\" }]"), "Add b").ShouldBe("");
        Show(Rules("limit_commits = 1\nsort_commits = 'newest'"), "feat: new", "feat: old").ShouldBe("🚀 Features: new");
    }

    [Theory]
    [InlineData("require_conventional = true", "does not follow Conventional Commits")]
    [InlineData("fail_on_unmatched_commit = true\nfilter_unconventional = false\ncommit_parsers = []", "is spoken of by no rule")]
    public void Refuses_commits_when_it_shall(string setting, string problem) =>
        Should.Throw<PreflightException>(() => Read(Rules(setting), "Add b")).Message.ShouldContain(problem);

    [Theory]
    [InlineData("commit_parsers = 'x'", "cliff.toml: git.commit_parsers: it is not a list of tables")]
    [InlineData("commit_parsers = [{ group = 'x' }]", "cliff.toml: git.commit_parsers[0].message: it is missing")]
    [InlineData("commit_parsers = [{ message = '(' }]", "cliff.toml: git.commit_parsers[0].message: '(' is not a pattern")]
    [InlineData("commit_parsers = [{ message = 1 }]", "cliff.toml: git.commit_parsers[0].message: it is not a text")]
    [InlineData("commit_parsers = [{ field = 'remote.username', pattern = 'x' }]", "cliff.toml: git.commit_parsers[0].field: it is not one of id, message")]
    [InlineData("conventional_commits = 'yes'", "cliff.toml: git.conventional_commits: it is not a truth value")]
    [InlineData("limit_commits = 0", "cliff.toml: git.limit_commits: it is not a whole number above zero")]
    [InlineData("tag_pattern = '['", "cliff.toml: git.tag_pattern: '[' is not a pattern")]
    [InlineData("include_paths = 'src'", "cliff.toml: git.include_paths: it is not a list of texts")]
    [InlineData("[bump]\ninitial_tag = 'first'", "cliff.toml: bump.initial_tag: it is not a version such as 0.1.0")]
    [InlineData("link_parsers = [{ pattern = 'x' }]", "cliff.toml: git.link_parsers[0].href: it is missing")]
    public void Names_the_key_that_is_wrong(string git, string problem) =>
        Should.Throw<ReleaseException>(() => Rules(git)).Message.ShouldStartWith(problem);

    [Fact]
    public void Names_what_has_no_effect()
    {
        var configuration = CliffFile.Parse("""
            [changelog]
            frobnicate = 1
            postprocessors = [{ pattern = "x", replace_command = "typos" }]
            [git]
            recurse_submodules = true
            topo_order = false
            [bump]
            bump_type = "minor"
            [remote.github]
            token = "x"
            [remote.gitea]
            owner = "ada"
            [statistics]
            """, "cliff.toml");
        configuration.NotSupported.ShouldBe(
        [
            "cliff.toml: [statistics] is not used",
            "cliff.toml: remote.github.token is not used: a secret does not belong in a file; set GITHUB_TOKEN",
            "cliff.toml: [remote.gitea] is not used",
            "cliff.toml: changelog.postprocessors[0].replace_command is not run: text of strangers never reaches a shell",
            "cliff.toml: git.recurse_submodules has no effect: commits of submodules are not read",
            "cliff.toml: changelog.frobnicate is not supported and has no effect",
            "cliff.toml: bump.bump_type is not supported and has no effect",
        ]);
    }

    [Fact]
    public void Tags_are_chosen_by_patterns()
    {
        var configuration = CliffFile.Parse("[git]\ntag_pattern = '^v[0-9]'\nignore_tags = 'rc'\nskip_tags = 'beta'", "cliff.toml");
        new[] { "v1.0.0", "v1.0.0-rc.1", "v1.0.0-beta.1", "tool-1" }.Where(configuration.IsRelease!).ShouldBe(["v1.0.0", "v1.0.0-beta.1"]);
        configuration.IsSkipped!("v1.0.0-beta.1").ShouldBeTrue();
        CliffFile.Parse("[git]", "cliff.toml").IsRelease.ShouldBeNull();
    }

    [Fact]
    public void Paths_the_remote_and_the_next_version_are_told()
    {
        var configuration = CliffFile.Parse("""
            [git]
            include_paths = ["src/", "docs/*.md"]
            exclude_paths = ["src/tests/"]
            [remote.gitlab]
            owner = "group"
            repo = "tool"
            [bump]
            features_always_bump_minor = false
            breaking_always_bump_major = true
            initial_tag = "v1.0.0"
            """, "cliff.toml");
        configuration.IncludedPaths.ShouldBe(["src/", "docs/*.md"]);
        configuration.ExcludedPaths.ShouldBe(["src/tests/"]);
        configuration.Remote!.WebUrl.ShouldBe("https://gitlab.com/group/tool");
        configuration.Bump.ShouldBe(new CliffBump { FeatureOnZero = ChangeLevel.Patch, BreakingOnZero = ChangeLevel.Major, Initial = new SemanticVersion(1, 0, 0) });
        configuration.NotSupported.ShouldBeEmpty();
        CliffFile.Parse("", "cliff.toml").Bump.ShouldBe(new CliffBump());
    }

    [Theory]
    [InlineData("owner = 'ada'\nrepo = 'a b'")]
    [InlineData("owner = '../..'\nrepo = 'tool'")]
    [InlineData("owner = 'ada'\nrepo = 'tool'\napi_url = 'https://github.example/api/v3'")]
    public void A_remote_that_is_no_repository_of_the_forge_leads_nowhere(string remote) => CliffFile.Parse("[remote.github]\n" + remote, "cliff.toml").Remote.ShouldBeNull();

    private static NotesRules Rules(string git) => CliffFile.Parse("[git]\n" + git, "cliff.toml").Rules;

    private static IReadOnlyList<ConventionalCommit> Read(NotesRules rules, params string[] messages) => CommitIntake.Read(messages.Select(message => CommitOf.Git(message)), rules);

    private static string Show(NotesRules rules, params string[] messages) => string.Join(
        " | ", NotesBuilder.Sections(Read(rules, messages), rules).Select(section => $"{section.Heading}: {string.Join(", ", section.Commits.Select(commit => commit.Description))}"));
}
