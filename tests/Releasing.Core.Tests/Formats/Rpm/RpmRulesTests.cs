using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Formats.Rpm;

namespace Releasing.Core.Tests.Formats.Rpm;

public sealed class RpmRulesTests
{
    [Fact]
    public void The_sample_breaks_no_rule() => RpmSamples.Package.Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("-tool")]
    [InlineData("my tool")]
    [InlineData("tool..x")]
    [InlineData("tool\nProvides: bash")]
    [InlineData("../tool")]
    [InlineData("tööl")]
    public void A_name_that_rpm_does_not_know_is_refused(string name) => Problem(linux => linux with { Name = name }).ShouldContain("ame");

    [Theory]
    [InlineData("1-2")]
    [InlineData("")]
    [InlineData("1..2")]
    [InlineData("1%{dist}")]
    public void A_release_that_rpm_does_not_know_is_refused(string release) =>
        Problem(linux => linux with { Version = linux.Version with { Release = release } }).ShouldContain("Release");

    [Fact]
    public void A_negative_epoch_is_refused() => Problem(linux => linux with { Version = linux.Version with { Epoch = -1 } }).ShouldContain("epoch");

    [Theory]
    [InlineData("", "Depends")]
    [InlineData("two words", "two words")]
    [InlineData("-dash", "-dash")]
    [InlineData("open(", "open(")]
    [InlineData("closed)(", "closed)(")]
    public void A_requirement_that_is_no_capability_is_refused(string name, string named) => Depends(new PackageRelation(name)).ShouldContain(named);

    [Theory]
    [InlineData(VersionComparison.Equal, "")]
    [InlineData(VersionComparison.Any, "1.0")]
    [InlineData(VersionComparison.Equal, "1.0-1-1")]
    [InlineData(VersionComparison.Equal, "a:1.0")]
    [InlineData(VersionComparison.Equal, "1 0")]
    [InlineData(VersionComparison.Equal, "1.0\n")]
    public void A_version_that_rpm_does_not_know_is_refused(VersionComparison comparison, string version) =>
        Depends(new PackageRelation("other", comparison, version)).ShouldContain("other");

    [Fact]
    public void A_file_has_no_version() => Depends(new PackageRelation("/bin/sh", VersionComparison.Equal, "1")).ShouldContain("/bin/sh");

    [Fact]
    public void Alternatives_are_for_requirements_only()
    {
        var either = new PackageRelation("one") { Alternatives = [new PackageRelation("two", VersionComparison.Less, "3")] };

        RpmSamples.Package.With(linux => linux with { Relations = new PackageRelations { Depends = [either], Recommends = [either], Conflicts = [either] } }).Problems().ShouldBeEmpty();
        Problem(linux => linux with { Relations = new PackageRelations { Replaces = [either] } }).ShouldContain("Replaces 'one'");
        Problem(linux => linux with { Relations = new PackageRelations { Provides = [either] } }).ShouldContain("Provides 'one'");
    }

    [Fact]
    public void Capabilities_of_libraries_and_whole_rich_dependencies_are_names() =>
        RpmSamples.Package.With(linux => linux with { Relations = new PackageRelations { Depends = [new PackageRelation("libc.so.6()(64bit)"), new PackageRelation("(a if b)"), new PackageRelation("/bin/sh")] } })
            .Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("#!python3\nprint()")]
    [InlineData("#!\necho")]
    [InlineData("#!./relative\necho")]
    public void An_interpreter_without_a_path_is_refused(string script) =>
        Problem(linux => linux with { Scripts = new PackageScripts { PreInstall = new PackageScript(script, "scripts/pre") } }).ShouldContain("scripts/pre");

    [Fact]
    public void A_trigger_needs_packages_and_an_interpreter_without_arguments()
    {
        var script = new PackageScript("#!/bin/sh -e\n", "scripts/trigger");
        var problems = (RpmSamples.Package with { Triggers = [new RpmTrigger(RpmTriggerKind.Install, [], script)] }).Problems();

        problems.ShouldContain(problem => problem.Contains("waits for no package"));
        problems.ShouldContain(problem => problem.Contains("scripts/trigger"));
    }

    [Fact]
    public void A_script_without_a_line_end_after_its_interpreter_is_a_script()
    {
        var package = RpmSamples.Package.With(linux => linux with { Scripts = new PackageScripts { PreInstall = new PackageScript("#!/bin/true", "pre") } });

        package.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Members_have_printable_names_owners_and_times_that_fit()
    {
        var file = RpmSamples.File("/usr/a\nb", "x") with { Owner = "", ModificationTime = new DateTimeOffset(1969, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        RpmSamples.Package.With(linux => linux with { Members = [file] }).Problems().Count.ShouldBe(3);
    }

    [Fact]
    public void A_level_out_of_range_is_refused() =>
        (RpmSamples.Package with { Payload = new PayloadSettings { Level = 99 } }).Problems().ShouldHaveSingleItem().ShouldContain("level 99");

    [Fact]
    public async Task All_problems_are_told_at_once_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        var package = RpmSamples.Package.With(linux => linux with { Name = "", Summary = "a\nb", Maintainer = "" });

        var error = await Should.ThrowAsync<PreflightException>(() => RpmFile.WriteAsync(folder["out/tool.rpm"], package));

        error.Problems.Count.ShouldBeGreaterThanOrEqualTo(3);
        Directory.Exists(folder["out"]).ShouldBeFalse();
    }

    private static string Depends(PackageRelation relation) => Problem(linux => linux with { Relations = new PackageRelations { Depends = [relation] } });

    private static string Problem(Func<LinuxPackage, LinuxPackage> change)
    {
        var problems = RpmSamples.Package.With(change).Problems();
        problems.ShouldNotBeEmpty();
        problems.ShouldAllBe(problem => problem.EndsWith('.') && !problem.Contains('\n'));
        return string.Join(' ', problems);
    }
}
