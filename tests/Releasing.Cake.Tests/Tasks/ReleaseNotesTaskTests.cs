using Cake.Core;
using Cake.Frosting;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ReleaseNotesTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Groups_the_commits_since_the_previous_tag()
    {
        _release.Write("a.txt", "a\n");
        _release.Commit("fix: the first thing");
        _release.Write("b.txt", "b\n");
        _release.Commit("feat!: the second thing");
        _release.Tag("v2.0.0");

        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);

        var notes = File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md"));
        notes.IndexOf("second thing", StringComparison.Ordinal).ShouldBeLessThan(notes.IndexOf("first thing", StringComparison.Ordinal));
        notes.ShouldContain("### Breaking Changes");
        notes.ShouldNotContain("everything");
    }

    [Fact]
    public void A_header_stands_before_the_changes()
    {
        _release.Write("NEWS.md", "Hello, reader.\r\n");
        _release.Commit("docs: news");
        _release.Tag("v1.2.4");

        _release.Run<HeaderContext>([], "--target=ReleaseNotes").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md")).ShouldStartWith("## tool 1.2.4 (2024-02-03)\n\nHello, reader.\n\n### Documentation\n");
    }

    [Fact]
    public async Task Tells_only_of_what_the_release_has()
    {
        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
        Notes().ShouldNotContain("### Installation");
        Notes().ShouldNotContain("### Verification");

        _release.Run("--target=Release", "--skip=Test").ShouldBe(0, _release.Output);

        var notes = Notes();
        notes.ShouldContain("| Linux x86\\_64 | tool-1.2.3-linux-x86\\_64.tar.gz, tool\\_1.2.3-1\\_amd64.deb, tool-1.2.3-1.x86\\_64.rpm");
        notes.ShouldContain("| Windows x86\\_64 | tool-1.2.3-windows-x86\\_64.zip, tool-1.2.3-windows-x86\\_64.msi |");
        notes.ShouldContain("sudo apt install ./tool_1.2.3-1_amd64.deb");
        notes.ShouldContain("sha256sum --ignore-missing -c checksums.txt");
        notes.ShouldContain("cosign verify-blob --key signing-key.pub --private-infrastructure --bundle tool-1.2.3-linux-x86_64.tar.gz.sigstore.json tool-1.2.3-linux-x86_64.tar.gz");
        notes.ShouldContain("Thanks to Ada.");
        (await new LocalStore(Path.Combine(_release.Artifacts, "store")).FindAsync("v1.2.3", CancellationToken.None))!.Notes.ShouldBe(notes);
    }

    [Theory]
    [InlineData("text", "release-notes.txt", "tool 1.2.3 (2024-02-03)\n=")]
    [InlineData("json", "release-notes.json", "{\n  \"schema\": 1,")]
    [InlineData("html", "release-notes.html", "<section class=\"notes\">")]
    public void Another_form_lies_beside_it_and_is_printed(string format, string file, string start)
    {
        _release.Run("--target=ReleaseNotes", $"--notes-format={format}").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "work", file)).ShouldStartWith(start);
        _release.Output.ShouldContain(start.Split('\n')[0]);
        Notes().ShouldStartWith("## tool 1.2.3");
    }

    [Fact]
    public void The_report_of_the_run_shows_them_also_when_nothing_was_to_do()
    {
        _release.Commit("feat: <b>bold</b>");
        foreach (var _ in new[] { "first", "second" })
        {
            _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
            var report = File.ReadAllText(Path.Combine(_release.Artifacts, "report.html"));
            report.ShouldContain("<section class=\"notes\">");
            report.ShouldContain("&lt;b&gt;bold&lt;/b&gt;");
        }
    }

    [Fact]
    public void The_report_shows_nothing_that_somebody_else_wrote_into_the_file()
    {
        _release.Run<ReplacingContext>([typeof(ReplacingTask)], "--target=Replace").ShouldBe(0, _release.Output);
        File.ReadAllText(Path.Combine(_release.Artifacts, "report.html")).ShouldNotContain("class=\"notes\"");
    }

    [Fact]
    public void A_form_that_there_is_not_is_refused()
    {
        _release.Run("--target=ReleaseNotes", "--notes-format=pdf").ShouldNotBe(0);
        _release.Output.ShouldContain("markdown, text, json or html");
    }

    [Fact]
    public void Any_range_can_be_told_of()
    {
        _release.Commit("feat: second");
        _release.Tag("v1.3.0");
        _release.Commit("feat: third");
        _release.Commit("feat: fourth");
        _release.Tag("v1.4.0");

        _release.Run("--target=ReleaseNotes", "--from=v1.2.3").ShouldBe(0, _release.Output);
        Notes().ShouldContain("- fourth");
        Notes().ShouldContain("- second");
        Notes().ShouldNotContain("- everything");

        _release.Run("--target=ReleaseNotes", "--to=v1.3.0").ShouldBe(0, _release.Output);
        Notes().ShouldStartWith("## tool 1.3.0 (");
        Notes().ShouldContain("- second");
        Notes().ShouldNotContain("- third");

        _release.Run("--target=ReleaseNotes", "--from=v1.3.0", "--to=HEAD~1").ShouldBe(0, _release.Output);
        Notes().ShouldStartWith("## tool: changes from v1.3.0 to HEAD\\~1\n");
        Notes().ShouldContain("- third");
        Notes().ShouldNotContain("- fourth");

        _release.Run("--target=ReleaseNotes", "--from=nothing").ShouldNotBe(0);
        _release.Output.ShouldContain("'nothing'");
    }

    [Fact]
    public void A_template_writes_the_page()
    {
        _release.Write("notes.hbs", "{{title}}: {{#each sections}}{{#each commits}}{{description}}{{/each}}{{/each}}\n");
        _release.Commit("docs: template");
        _release.Tag("v1.2.4");
        _release.Run<TemplateContext>([], "--target=ReleaseNotes").ShouldBe(0, _release.Output);
        Notes().ShouldBe("tool 1.2.4 (2024-02-03): template\n");

        _release.Write("notes.hbs", "one\n{{title");
        _release.Run<TemplateContext>([], "--target=ReleaseNotes", "--allow-dirty").ShouldNotBe(0);
        _release.Output.ShouldContain("notes.hbs, line 2:");
    }

    [Fact]
    public void The_cliff_toml_of_a_repository_places_the_changes_and_what_it_cannot_have_is_told()
    {
        _release.Write("cliff.toml", """
            [changelog]
            body = '{% for group, commits in commits | group_by(attribute="group") %}* {{ group }}: {{ commits | length }}{% endfor %}'
            [git]
            recurse_submodules = true
            ignore_tags = "-rc"
            commit_parsers = [{ message = "^docs", group = "Words" }, { message = "^chore", skip = true }]
            """);
        _release.Commit("docs: one");
        _release.Tag("v1.2.4-rc.1");
        _release.Write("a.txt", "a");
        _release.Commit("docs: two");
        _release.Tag("v1.2.4");

        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);

        Notes().ShouldContain("### Words\n\n- one");
        Notes().ShouldContain("- two");
        _release.Output.ShouldContain("cliff.toml: git.recurse_submodules has no effect");

        _release.Run<CliffTemplateContext>([], "--target=ReleaseNotes").ShouldBe(0, _release.Output);
        Notes().ShouldBe("* Words: 2\n");
    }

    [Fact]
    public void A_header_that_is_not_there_is_named()
    {
        _release.Run<HeaderContext>([], "--target=ReleaseNotes").ShouldNotBe(0);

        _release.Output.ShouldContain("NEWS.md");
    }

    private string Notes() => File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md"));
}

public sealed class TemplateContext : PrebuiltContext
{
    public TemplateContext(ICakeContext context)
        : base(context) => Settings.Notes.TemplateFile = "notes.hbs";
}

public sealed class CliffTemplateContext : PrebuiltContext
{
    public CliffTemplateContext(ICakeContext context)
        : base(context) => Settings.Notes.CliffTemplate = true;
}

public sealed class HeaderContext : PrebuiltContext
{
    public HeaderContext(ICakeContext context)
        : base(context) => Settings.Notes.HeaderFile = "NEWS.md";
}

public sealed class ReplacingContext : PrebuiltContext
{
    public ReplacingContext(ICakeContext context)
        : base(context)
    {
    }
}

[TaskName("Replace")]
[IsDependentOn(typeof(Releasing.Cake.Tasks.ReleaseNotesTask))]
public sealed class ReplacingTask : FrostingTask<ReplacingContext>
{
    public override void Run(ReplacingContext context) => File.WriteAllText(Path.Combine(context.ArtifactsFolder, "work", "release-notes.html"), "<section class=\"notes\"><script>alert(1)</script></section>");
}
