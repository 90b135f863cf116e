using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;
using Releasing.Tests.Notes.Commits;

namespace Releasing.Tests.Notes.Cliff;

public sealed class CliffPageTests
{
    private const string Entries = """commit_parsers = [{ message = "^feat", group = "<!-- 0 -->Features" }, { message = "^fix", group = "Fixes" }, { message = "^chore", skip = true }]""";

    [Fact]
    public void A_file_without_a_template_has_the_usual_page() =>
        Page("[git]\n" + Entries).Release(Span("v1.0.0", "fix(core): a", "feat!: b", "chore: c"))
            .ShouldBe("## [1.0.0] - 1970-01-01\n\n### Features\n\n- [**breaking**] B\n\n### Fixes\n\n- *(core)* A\n");

    [Fact]
    public void Header_and_footer_stand_around_all_releases_and_skipped_tags_do_not_appear() =>
        Page("""
            [changelog]
            header = "H{{ releases | length }}"
            body = "{{ version }}<{{ previous.version }}:{{ commits | length }};"
            footer = "F"
            postprocessors = [{ pattern = "F", replace = "G" }]
            [git]
            skip_tags = "beta"
            """).Changelog([Span(null, "fix: d"), Span("v2.0.0", "fix: a"), Span("v2.0.0-beta", "fix: b"), Span("v1.0.0", "fix: c")])
            .ShouldBe("H3\n<v2.0.0:1;v2.0.0<v1.0.0:1;v1.0.0<:1;G\n");

    [Fact]
    public void Markdown_that_a_preprocessor_writes_stays_and_that_of_a_stranger_does_not() =>
        Page("""
            [changelog]
            body = "{% for c in commits %}{{ c.message }}|{% endfor %}"
            [git]
            commit_preprocessors = [{ pattern = '\(#(\d+)\)', replace = "([#$1](https://example.org/$1))" }]
            """).Release(Span(null, "fix: a (#12)", "fix: b [#1](https://evil.example/1)", "fix: c ([#)(](https://example.org/x))"))
            .ShouldBe(@"c (\[#)(\](https\://example.org/x))|b \[#1\](https\://evil.example/1)|a ([#12](https://example.org/12))|" + "\n");

    [Fact]
    public void Texts_of_both_hands_keep_to_their_own_side() =>
        Page("""[changelog]""" + "\nbody = '''{% for c in commits %}{% set line = \"**\" ~ c.message ~ \"**\" %}{{ line }} {{ line | upper }} {{ c.message | safe | replace(from=\"x\", to=\"<br>\") }}{% endfor %}'''")
            .Release(Span(null, "fix: *x")).ShouldBe(@"**\*x** \*\*\*X\*\* \*<br>" + "\n");

    [Fact]
    public void A_mistake_names_file_key_and_line() =>
        Should.Throw<InvalidInputException>(() => Page("[changelog]\nfooter = \"a\\n{{ x | nosuch }}\"")).Message.ShouldStartWith("cliff.toml: changelog.footer, line 2: the filter 'nosuch'");

    private static CliffPage Page(string file) => new(CliffFile.Parse(file, "cliff.toml"), null);

    private static ReleaseSpan Span(string? tag, params string[] messages)
    {
        var commits = messages.Select(message => CommitOf.Git(message)).ToList();
        return new ReleaseSpan(tag is null ? null : new GitTag(tag, commits[0].Hash, commits[0].Date, false), null, commits[0].Date, commits) { End = commits[0].Hash };
    }
}
