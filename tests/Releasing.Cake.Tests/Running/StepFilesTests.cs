using Releasing.Cake.Running;
using Releasing.Cake.Tests.Reports;

namespace Releasing.Cake.Tests.Running;

public sealed class StepFilesTests
{
    [Fact]
    public void A_value_of_several_lines_cannot_end_itself_or_begin_another() =>
        StepOutputs.Format([("tag", "v1\nstore=evil"), ("store", "local")], "END").ShouldBe("tag<<END\nv1\nstore=evil\nEND\nstore<<END\nlocal\nEND\n");

    [Fact]
    public void Outputs_are_added_to_what_is_there_and_end_at_what_nobody_can_guess()
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("output");
        File.WriteAllText(file, "before=1\n");

        StepOutputs.Append(file, SampleReport.Create(), "/w/artifacts");
        var first = File.ReadAllText(file);
        StepOutputs.Append(file, SampleReport.Create(), "/w/artifacts");

        first.ShouldStartWith("before=1\nversion<<");
        foreach (var value in new[] { "1.2.3", "v1.2.3", "/w/artifacts", "local", "/home/ada/tool/artifacts/store/releases/v1.2.3", "false" })
        {
            first.Split('\n').ShouldContain(value);
        }

        File.ReadAllLines(file).Where(line => line.StartsWith("version<<")).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void The_summary_has_the_table_and_what_was_left_out()
    {
        var page = StepSummary.Render(SampleReport.Create());

        page.ShouldContain("## tool 1.2.3\n");
        page.ShouldContain($"| tool-1.2.3-linux-x86\\_64.tar.gz | linux-x86\\_64 | 4.2 MB | `{SampleReport.Digest}` | 1.5 s |");
        page.ShouldContain("**macos-aarch64**: no linker for it");
        page.ShouldContain("```sh\ngit push origin v1.2.3\n```");
    }

    [Fact]
    public void A_failure_is_quoted_as_text()
    {
        var page = StepSummary.Render(SampleReport.Create() with { Failure = "a <img src=x> b\n# heading `x`" });

        page.ShouldContain("## tool 1.2.3 failed");
        page.ShouldContain("> a \\<img src=x\\> b\\\n> \\# heading \\`x\\`\n");
    }

    [Fact]
    public void A_command_with_backticks_stays_in_its_fence() =>
        StepSummary.Render(SampleReport.Create() with { Next = "git tag '```'" }).ShouldContain("``````sh\ngit tag '```'\n``````\n");
}
