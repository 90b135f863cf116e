using System.Text.RegularExpressions;
using System.Xml.Linq;
using Releasing.Artifacts;
using Releasing.Cake.Reports;
using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Reports;

public sealed partial class ReportPageTests
{
    private const string Hostile = "</title><script>alert(1)</script>\" onload='x' & \u202Egnp.exe";

    [Fact]
    public void Shows_version_files_tasks_what_was_left_out_and_what_is_next()
    {
        var page = ReportPage.Render(SampleReport.Create());

        foreach (var text in new[] { "1.2.3", "tool-1.2.3-linux-x86_64.tar.gz", "4.2 MB", "up to date", "Compiles everything", "no linker for it", "upload checksums.txt", "git push origin v1.2.3", "same bytes", "/home/ada/tool/artifacts/store/releases/v1.2.3" })
        {
            page.ShouldContain(text);
        }
    }

    [Fact]
    public void Equal_runs_give_equal_pages() => ReportPage.Render(SampleReport.Create()).ShouldBe(ReportPage.Render(SampleReport.Create()));

    [Fact]
    public void Needs_nothing_but_itself()
    {
        var page = ReportPage.Render(SampleReport.Create());

        page.ShouldNotContain("<script");
        page.ShouldNotContain("src=");
        page.ShouldNotContain("@import");
        page.ShouldNotContain("url(");
        page.ShouldNotContain("style=\"");
        References().Matches(page).Select(match => match.Groups[1].Value).ShouldAllBe(address => address.StartsWith("dist/"));
    }

    [Fact]
    public void Text_from_outside_stays_text()
    {
        var sample = SampleReport.Create();
        var page = ReportPage.Render(sample with
        {
            Project = Hostile,
            Description = Hostile,
            Failure = Hostile + "\n" + Hostile,
            Next = Hostile,
            Skipped = [new SkippedItem(Hostile, Hostile)],
            Effects = [new PublishedEffect(Hostile, Hostile, TimeSpan.Zero)],
            Tasks = [new TaskRun(Hostile, TaskState.Failed, TimeSpan.Zero, TimeSpan.FromSeconds(1))],
            Descriptions = new Dictionary<string, string> { [Hostile] = Hostile },
            Artifacts = [SampleReport.Made(Hostile, ArtifactKind.Archive, Hostile, 1), SampleReport.Made(Hostile, ArtifactKind.Binary, Hostile, 1)],
            Release = sample.Release! with { Address = "javascript:alert(1)//" + Hostile },
        });

        page.ShouldNotContain("<script");
        page.ShouldNotContain("\" onload");
        page.ShouldNotContain("\u202E");
        page.ShouldNotContain("href=\"javascript");
        XDocument.Parse(AsXml(page)).Descendants("title").First().Value.ShouldContain("</title>");
    }

    [Fact]
    public void The_notes_stand_between_files_and_tasks()
    {
        var page = ReportPage.Render(SampleReport.Create() with { Notes = "<section class=\"notes\">\n<h2>tool 1.2.3</h2>\n</section>\n" });

        page.IndexOf("<h2>tool 1.2.3</h2>", StringComparison.Ordinal).ShouldBeInRange(page.IndexOf("<h2>Files", StringComparison.Ordinal), page.IndexOf("<h2>Tasks", StringComparison.Ordinal));
        XDocument.Parse(AsXml(page)).Descendants("section").Count(section => (string?)section.Attribute("class") == "notes").ShouldBe(1);
    }

    [Fact]
    public void Every_element_is_closed() => Should.NotThrow(() => XDocument.Parse(AsXml(ReportPage.Render(SampleReport.Create()))));

    [Fact]
    public void Bars_are_as_long_as_the_files_are_large()
    {
        var page = ReportPage.Render(SampleReport.Create());

        page.ShouldContain("<rect width=\"100\" height=\"8\"/>");
        page.ShouldContain("<rect width=\"50\" height=\"8\"/>");
    }

    [Fact]
    public void A_run_that_ended_before_the_version_was_known_has_a_page()
    {
        var page = ReportPage.Render(new RunReport { Project = "tool", Failure = "Version: the clone is shallow." });

        page.ShouldContain("Failed");
        page.ShouldContain("the clone is shallow");
    }

    // HTML's elements without an end are given one, so that an XML reader judges all the others.
    private static string AsXml(string page) => EmptyElements().Replace(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "<$1$2/>");

    [GeneratedRegex("<(meta|wbr)([^>]*)>")]
    private static partial Regex EmptyElements();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex References();
}
