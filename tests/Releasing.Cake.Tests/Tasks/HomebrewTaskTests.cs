using Cake.Core;
using Cake.Frosting;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services.Homebrew;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class HomebrewTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_local_tap_names_the_published_archive_with_its_digest()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        var published = _release.PublishedAssets().Single(asset => asset.Name == "tool-1.2.3-linux-x86_64.tar.gz");
        var formula = File.ReadAllText(Formula);
        formula.ShouldContain($"url \"{new Uri(published.Address).AbsoluteUri}\"\n");
        formula.ShouldContain($"sha256 \"{published.Sha256}\"\n");
        formula.ShouldContain("\n  version \"1.2.3\"\n");
        formula.ShouldContain("bin.install \"tool\"");
        formula.ShouldContain("depends_on :linux");
        formula.ShouldNotContain("windows");
    }

    [Fact]
    public void A_second_run_writes_nothing_and_the_plan_says_so()
    {
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);
        _release.Output.ShouldMatch(@"(?m)^\s*create\s+write the formula of tool 1\.2\.3 into the tap artifacts/tap\s+Homebrew");
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var (ledger, written) = (File.ReadAllText(Ledger), File.GetLastWriteTimeUtc(Formula));

        _release.Run("--target=Plan").ShouldBe(0, _release.Output);
        _release.Output.ShouldMatch(@"(?m)^\s*same\s+write the formula of tool 1\.2\.3");
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllText(Ledger).ShouldBe(ledger);
        File.GetLastWriteTimeUtc(Formula).ShouldBe(written);
    }

    [Fact]
    public void A_formula_that_is_gone_comes_back_from_the_published_bytes_alone()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var formula = File.ReadAllText(Formula);
        Directory.Delete(Path.Combine(_release.Artifacts, "tap"), recursive: true);

        _release.Run("--target=Homebrew").ShouldBe(0, _release.Output);

        File.ReadAllText(Formula).ShouldBe(formula);
    }

    [Fact]
    public void Completions_and_manual_pages_of_the_archive_are_installed()
    {
        _release.Write("completions/tool.bash", "complete\n").Write("completions/_tool", "#compdef\n").Write("man/tool.1", ".TH TOOL 1\n");
        _release.Commit("feat: help");
        _release.Retag("v1.2.3");

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        var formula = File.ReadAllText(Formula);
        formula.ShouldContain("bash_completion.install \"completions/tool.bash\" => \"tool\"");
        formula.ShouldContain("zsh_completion.install \"completions/_tool\"");
        formula.ShouldContain("man1.install \"man/tool.1\"");
    }

    [Fact]
    public void Settings_say_what_the_formula_says()
    {
        _release.Run<DescribedContext>([], "--target=Release").ShouldBe(0, _release.Output);

        var formula = File.ReadAllText(Path.Combine(_release.Artifacts, "tap", "Formula", "my-tool.rb"));
        formula.ShouldContain("class MyTool < Formula");
        formula.ShouldContain("desc \"Finds \\\"things\\\" \\#{fast}\"");
        formula.ShouldContain("run [opt_bin / \"tool\", \"serve\"]");
        formula.ShouldContain("depends_on \"git\"");
    }

    [Fact]
    public void A_repository_changes_the_formula_by_overriding_one_member()
    {
        _release.Run([typeof(OwnHomebrewTask)], "--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllText(Formula).ShouldContain("desc \"Something else\"");
    }

    [Fact]
    public void Switched_off_it_says_so()
    {
        _release.Run<WithoutHomebrew>([], "--target=Release").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("Settings.Homebrew.Enabled is false");
        Directory.Exists(Path.Combine(_release.Artifacts, "tap")).ShouldBeFalse();
    }

    [Fact]
    public void A_name_that_no_formula_can_have_leaves_it_out_with_the_reason()
    {
        _release.Run<NumberedContext>([], "--target=Release").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("'7tool' cannot be the name of a formula");
    }

    [Fact]
    public void Without_an_archive_for_its_platforms_there_is_none()
    {
        _release.Run("--target=Release", "--only=windows-x86_64").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("no archive for macOS or Linux");
    }

    private string Formula => Path.Combine(_release.Artifacts, "tap", "Formula", "tool.rb");

    private string Ledger => Path.Combine(_release.Artifacts, "ledger.jsonl");

    public sealed class DescribedContext : PrebuiltContext
    {
        public DescribedContext(ICakeContext context)
            : base(context)
        {
            Settings.Homebrew.Name = "my-tool";
            Settings.Homebrew.Description = "The my-tool: finds \"things\" #{fast}.";
            Settings.Homebrew.Dependencies.Add("git");
            Settings.Homebrew.Service = new FormulaService("tool") { Arguments = ["serve"] };
        }
    }

    public sealed class WithoutHomebrew : PrebuiltContext
    {
        public WithoutHomebrew(ICakeContext context)
            : base(context)
        {
            Settings.Homebrew.Enabled = false;
        }
    }

    public sealed class NumberedContext : PrebuiltContext
    {
        public NumberedContext(ICakeContext context)
            : base(context)
        {
            Settings.Project.Name = "7tool";
        }
    }

    [TaskName(TaskNames.Homebrew)]
    public sealed class OwnHomebrewTask : HomebrewTask
    {
        protected override Formula Describe(ReleaseContext context, Formula formula) => base.Describe(context, formula) with { Description = "Something else" };
    }
}
