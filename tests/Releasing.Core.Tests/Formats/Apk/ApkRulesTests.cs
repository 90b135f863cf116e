using Releasing.Core.Tests.Formats.Elf;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.Apk;

public sealed class ApkRulesTests
{
    [Fact]
    public void The_sample_has_no_problem() => ApkSamples.Apk.Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("Tool_2+x.y-z", true)]
    [InlineData("7zip", true)]
    [InlineData("-tool", false)]
    [InlineData("tool/x", false)]
    [InlineData("tool name", false)]
    [InlineData("tööl", false)]
    public void Names_are_those_of_Alpine(string name, bool valid) =>
        ApkSamples.With(package => package with { Name = name }).Problems().Any(problem => problem.StartsWith("Name: ", StringComparison.Ordinal)).ShouldBe(!valid);

    [Fact]
    public void A_line_end_in_any_field_is_refused()
    {
        const string Hostile = "x\ndepend = evil";
        var problems = ApkSamples.With(package => package with
        {
            Name = Hostile, Summary = Hostile, Maintainer = Hostile, Homepage = Hostile, Licence = Hostile, Packager = Hostile,
            Version = package.Version with { Release = Hostile },
            Relations = new PackageRelations
            {
                Depends = [new(Hostile)], PreDepends = [new(Hostile)], Conflicts = [new(Hostile)], Breaks = [new(Hostile)], Replaces = [new(Hostile)], Provides = [new("x", VersionComparison.Equal, Hostile)],
            },
        }) with { Origin = Hostile, Commit = Hostile, Version = Hostile, InstallIf = [new(Hostile), new("x", VersionComparison.Equal, "1")], Triggers = [Hostile] };

        foreach (var field in new[] { "Name", "Summary", "Maintainer", "Homepage", "Licence", "Packager", "Depends", "PreDepends", "Conflicts", "Breaks", "Replaces", "Provides", "Origin", "Commit", "Version", "InstallIf", "Triggers", "Release" })
        {
            problems.Problems().ShouldContain(problem => problem.StartsWith(field, StringComparison.Ordinal), field);
        }
    }

    [Fact]
    public void Relations_are_those_of_apk()
    {
        string Problem(PackageRelations relations) => ApkSamples.With(package => package with { Relations = relations }).Problems().ShouldHaveSingleItem();

        Problem(new() { Depends = [new("a") { Alternatives = [new("b")] }] }).ShouldStartWith("Depends: 'a' has alternatives");
        Problem(new() { Depends = [new("a", VersionComparison.Equal, "1:2-3")] }).ShouldStartWith("Depends: '1:2-3' is no Alpine version of a");
        Problem(new() { Depends = [new("a", VersionComparison.Any, "1")] }).ShouldStartWith("Depends: 'a' has a version and no comparison");
        Problem(new() { Provides = [new("a", VersionComparison.Greater, "1")] }).ShouldStartWith("Provides: 'a' is provided in a range");
        Problem(new() { Provides = [new("tool")] }).ShouldStartWith("Provides: 'tool' is the package's own name");
        Problem(new() { Depends = [new("!a")] }).ShouldStartWith("Depends: '!a' is no name that apk knows");
        (ApkSamples.Apk with { InstallIf = [new("a")] }).Problems().ShouldHaveSingleItem().ShouldStartWith("InstallIf: ");
    }

    [Fact]
    public void Only_gzip_is_read_by_apk_tools_2() =>
        (ApkSamples.Apk with { Payload = new PayloadSettings { Compression = PayloadCompression.None } }).Problems().ShouldHaveSingleItem().ShouldStartWith("Compression: 'None' is unknown to apk-tools 2.");

    [Fact]
    public void Triggers_and_script_need_each_other()
    {
        (ApkSamples.Apk with { Triggers = ["/usr/share/x"] }).Problems().ShouldHaveSingleItem().ShouldStartWith("Triggers: ");
        (ApkSamples.Apk with { TriggerScript = new PackageScript("true", "x") }).Problems().ShouldHaveSingleItem().ShouldStartWith("Triggers: ");
    }

    [Fact]
    public void A_version_in_Alpines_own_form_takes_the_place_of_one_that_has_none()
    {
        var apk = ApkSamples.With(package => package with { Version = ApkSamples.Version("1.0.0-3") });

        apk.Problems().ShouldHaveSingleItem().ShouldStartWith("Version: '3' has no form that Alpine would sort");
        (apk with { Version = "1.0.0_alpha3-r0" }).Problems().ShouldBeEmpty();
        (apk with { Version = "1.0.0_alpha3-r0" }).FileName.ShouldBe("tool-1.0.0_alpha3-r0.x86_64.apk");
        (apk with { Version = "1.0.0-nightly" }).Problems().ShouldHaveSingleItem().ShouldStartWith("Version: '1.0.0-nightly' is no full version");
    }

    [Fact]
    public void A_target_without_Alpine_is_refused() =>
        ApkSamples.With(package => package with { Target = TargetTable.Get("macos-aarch64") }).Problems().ShouldContain("Target: 'macos-aarch64' has no packages of Alpine. Package a Linux target.");

    [Fact]
    public void A_program_that_needs_glibc_is_refused_and_a_static_one_is_not()
    {
        ApkPackage With(ElfSample sample) => ApkSamples.With(package => package with
        {
            Target = TargetTable.Get("linux-x86_64"), Members = [ApkSamples.File("/usr/bin/tool", ContentSource.FromBytes(sample.Build(), "tool"))],
        });

        With(new ElfSample()).Problems().ShouldBeEmpty();
        With(new ElfSample { Interpreter = "/lib64/ld-linux-x86-64.so.2", Libraries = ["libc.so.6"] }).Problems().ShouldHaveSingleItem().ShouldContain("glibc");
    }

    [Fact]
    public void What_apk_cannot_unpack_is_refused()
    {
        ApkSamples.WithMembers(ApkSamples.File("/.SIGN.RSA.x", "x")).Problems().ShouldHaveSingleItem().ShouldStartWith("'/.SIGN.RSA.x' lies in the root");
        ApkSamples.WithMembers(ApkSamples.File("/large", new FourGibibytes())).Problems().ShouldHaveSingleItem().ShouldStartWith("'/large' has 4294967296 bytes");
        ApkSamples.WithMembers(ApkSamples.File("/" + string.Join('/', Enumerable.Repeat(new string('x', 200), 21)), "")).Problems().ShouldHaveSingleItem().ShouldContain("longer than 4085 bytes");
    }

    private sealed class FourGibibytes : ContentSource
    {
        public override string Origin => "large";

        public override long Length => 1L << 32;

        public override Stream Open() => new MemoryStream();
    }
}
