using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Reports;

[Collection(OneHostAtATime.Name)]
public sealed class ClosingTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    private string Page => Path.Combine(_release.Artifacts, "report.html");

    [Fact]
    public void A_release_leaves_a_page_with_its_files_and_tasks()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        var page = File.ReadAllText(Page);
        page.ShouldContain("tool-1.2.3-windows-x86_64.zip");
        page.ShouldContain("Publish.Release");
        page.ShouldContain("same bytes");
        _release.Output.ShouldMatch(@"Report\s+artifacts/report\.html");
        _release.Output.ShouldMatch(@"Release\s+artifacts/store/releases/v1\.2\.3");
    }

    [Fact]
    public void A_run_that_changes_nothing_leaves_the_page_as_it_is()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        File.WriteAllText(Page, "kept");

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllText(Page).ShouldBe("kept");
        _release.Output.ShouldContain("up to date");
    }

    [Theory]
    [InlineData("Plan")]
    [InlineData("Version")]
    [InlineData("Default")]
    public void Questions_leave_nothing(string target)
    {
        _release.Run($"--target={target}").ShouldBe(0, _release.Output);

        File.Exists(Page).ShouldBeFalse();
    }

    [Fact]
    public void A_failure_leaves_a_page_that_says_so_and_the_command_that_goes_on()
    {
        _release.Run([typeof(BrokenTask)], "--target=Release", "--parallelism=2").ShouldNotBe(0);

        var page = File.ReadAllText(Page);
        page.ShouldContain("it broke &lt;b&gt;");
        page.ShouldContain("not reached");
        Regex.IsMatch(_release.Output, @"To go on\s.*--target=Release", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBeTrue(_release.Output);
        _release.Output.ShouldContain("--parallelism=2");
    }

    [Fact]
    public void After_packing_the_release_is_next()
    {
        _release.Run("--target=Package").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"Next\s+\S.*--target=Release");
    }

    [Fact]
    public void After_a_snapshot_the_tag_is_next()
    {
        _release.Write("README.md", "# better\n");
        _release.Commit("fix: better");

        _release.Run("--target=Release", "--snapshot").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"Next\s+git tag v1\.2\.4 && \S.*--target=Release\s*\n");
    }

    [Fact]
    public void After_the_plan_what_it_spoke_of_is_next()
    {
        _release.Run("--target=Plan", "--for=Package").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"Next\s+\S.*--target=Package\s*\n");
    }

    [Fact]
    public void What_is_missing_on_this_machine_is_the_doctors()
    {
        Directory.Delete(Path.Combine(_release.Root, "prebuilt", "windows-x86_64"), recursive: true);

        _release.Run("--target=Release", "--allow-dirty", "--only=windows-x86_64").ShouldNotBe(0);

        _release.Output.ShouldMatch(@"To go on\s+\S.*--target=Doctor --for=Release.*--only=windows-x86_64");
    }

    [Fact]
    public void The_version_is_one_line_that_a_script_can_read()
    {
        _release.Run("--target=Version").ShouldBe(0, _release.Output);

        _release.Output.ShouldBe("1.2.3" + Environment.NewLine);
    }

    [Fact]
    public void A_quiet_run_prints_nothing()
    {
        _release.Run("--target=Package", "--verbosity=Quiet").ShouldBe(0, _release.Output);

        _release.Output.ShouldBeEmpty();
    }

    [Fact]
    public void The_list_of_targets_has_the_repositorys_own()
    {
        _release.Run([typeof(GreetTask)], "--target=Default").ShouldBe(0, _release.Output);

        var text = Regex.Replace(_release.Output, @"\x1B\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(5));
        text.ShouldMatch(@"--target=Greet\s+Says hello");
        text.ShouldMatch(@"--target=Release\s+Makes the whole release");
    }

    [Fact]
    public void On_GitHub_Actions_the_step_gets_its_summary_and_outputs()
    {
        using var folder = new TemporaryFolder();
        _release.Surroundings = new DisplaySurroundings
        {
            Kind = DisplayKind.GitHubActions, HasColour = false, OutputFile = folder.At("output"), StepSummaryFile = folder.At("summary"),
        };

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllLines(folder.At("output")).ShouldContain("v1.2.3");
        File.ReadAllText(folder.At("summary")).ShouldContain("| tool-1.2.3-source.zip |");
    }

    [Fact]
    public void What_cannot_be_written_does_not_fail_the_release()
    {
        using var folder = new TemporaryFolder();
        _release.Surroundings = new DisplaySurroundings { Kind = DisplayKind.Plain, HasColour = false, OutputFile = Path.Combine(folder.At("missing"), "sub", "output") };

        _release.Run("--target=Package").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("could not be written");
    }
}

[TaskName("Checksum")]
public sealed class BrokenTask : FrostingTask<PrebuiltContext>
{
    public override void Run(PrebuiltContext context) => throw new CakeException("it broke <b>");
}

[TaskName("Greet")]
[TaskDescription("Says hello")]
public sealed class GreetTask : FrostingTask<PrebuiltContext>;
