using Releasing.Cake.Reports;
using Releasing.Cake.Running;
using Releasing.Cake.Tests.Reports;
using Spectre.Console;

namespace Releasing.Cake.Tests.Running;

public sealed class SummaryTests
{
    [Theory]
    [InlineData(160)]
    [InlineData(100)]
    [InlineData(80)]
    public void No_name_and_no_digest_is_broken(int width)
    {
        var lines = Print(SampleReport.Create(), width).Split('\n');

        lines.ShouldAllBe(line => line.TrimEnd().Length <= width);
        foreach (var name in new[] { "tool-1.2.3-linux-x86_64.tar.gz", "tool-1.2.3-windows-x86_64.zip", "checksums.txt" })
        {
            lines.ShouldContain(line => line.Contains(name));
        }

        lines.Count(line => line.Contains(SampleReport.Digest[..16])).ShouldBe(3);
    }

    [Fact]
    public void A_long_name_leaves_the_digest_whole_in_80_columns()
    {
        var name = "a-program-with-a-rather-long-name-1.2.3-snapshot.12+0123abc-linux-x86_64.tar.gz"[..76];
        var report = SampleReport.Create() with { Artifacts = [SampleReport.Made(name, Releasing.Artifacts.ArtifactKind.Archive, "linux-x86_64-musl", 999_000_000, ItemOutcome.UpToDate)] };

        var lines = Print(report, 80).Split('\n').Select(line => line.TrimEnd()).ToList();

        lines.ShouldContain("  " + name);
        lines.ShouldContain($"    linux-x86_64-musl   999.0 MB   {SampleReport.Digest[..16]}   up to date");
    }

    [Fact]
    public void A_wide_terminal_shows_whole_digests() => Print(SampleReport.Create(), 200).ShouldContain(SampleReport.Digest);

    [Fact]
    public void Says_what_was_left_out_where_the_release_lies_and_what_to_type_next()
    {
        var text = Print(SampleReport.Create(), 160);

        text.ShouldMatch(@"Skipped\s+macos-aarch64: no linker for it");
        text.ShouldMatch(@"Done\s+upload checksums\.txt");
        text.ShouldMatch(@"Release\s+/home/ada/tool/artifacts/store/releases/v1\.2\.3");
        text.ShouldMatch(@"Report\s+artifacts/report\.html");
        text.ShouldMatch(@"Next\s+git push origin v1\.2\.3");
    }

    [Fact]
    public void Targets_left_out_for_one_reason_share_a_line() =>
        Print(new RunReport { Project = "t", Skipped = [new SkippedItem("a", "no linker"), new SkippedItem("b", "no linker")] }, 160).ShouldMatch(@"Skipped\s+a, b: no linker");

    [Fact]
    public void Many_effects_are_counted_and_listed_only_when_everything_is_wanted()
    {
        var report = new RunReport { Project = "t", Effects = [.. Enumerable.Range(0, 20).Select(number => new PublishedEffect($"upload f{number}", number < 5 ? "done" : "was there", TimeSpan.Zero))] };

        Print(report, 160).ShouldMatch(@"Done\s+5 of 20 effects");
        Print(report, 160, everything: true).ShouldContain("upload f19");
    }

    [Fact]
    public void Names_drive_neither_terminal_nor_markup()
    {
        var text = Print(new RunReport { Project = "t", Skipped = [new SkippedItem("[red]a\u001b[2J", "[bold")] }, 160);

        text.ShouldContain("[red]a: [bold");
        text.ShouldNotContain('\u001b');
    }

    private static string Print(RunReport report, int width, bool everything = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        new Summary(console).Write(report, path => path, "artifacts/report.html", everything);
        return output.ToString();
    }
}
