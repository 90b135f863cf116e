using Releasing.Failures;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebRulesTests
{
    [Fact]
    public void A_plain_package_has_no_problem() => DebSamples.Deb.Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("t")]
    [InlineData("Tool")]
    [InlineData("-tool")]
    [InlineData("my tool")]
    [InlineData("my_tool")]
    [InlineData("tool\n")]
    [InlineData("tool\nDepends: evil")]
    [InlineData("tööl")]
    public void Refuses_a_name(string name) => Refuses("Name", DebSamples.Linux with { Name = name });

    [Theory]
    [InlineData("")]
    [InlineData("1-1")]
    [InlineData("1_1")]
    [InlineData("1\nX: y")]
    public void Refuses_a_release(string release) => Refuses("Release", DebSamples.Linux with { Version = DebSamples.Linux.Version with { Release = release } });

    [Fact]
    public void Refuses_a_negative_epoch() => Refuses("Epoch: ", DebSamples.Linux with { Version = DebSamples.Linux.Version with { Epoch = -1 } });

    [Theory]
    [InlineData("")]
    [InlineData("Ada")]
    [InlineData("<ada@example.org>")]
    [InlineData("Ada <ada>")]
    [InlineData("Ada <ada@example.org> more")]
    [InlineData("Ada <ada@example.org>\nX: y")]
    [InlineData("Ada\n <ada@example.org>")]
    public void Refuses_a_maintainer(string maintainer) => Refuses("Maintainer", DebSamples.Linux with { Maintainer = maintainer });

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("one\ntwo")]
    [InlineData("one\r")]
    [InlineData("a\0b")]
    public void Refuses_a_summary(string summary) => Refuses("Summary", DebSamples.Linux with { Summary = summary });

    [Theory]
    [InlineData("example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/\nX: y")]
    [InlineData("https://example.org/a b")]
    public void Refuses_a_homepage(string homepage) => Refuses("Homepage", DebSamples.Linux with { Homepage = homepage });

    [Fact]
    public void Refuses_a_section_a_priority_and_a_vendor()
    {
        Refuses("Section", DebSamples.Linux with { Section = "Utils" });
        Refuses("Section", DebSamples.Linux with { Section = "utils\nX: y" });
        Refuses("Section", DebSamples.Linux with { Section = "" });
        Refuses("Priority", DebSamples.Linux with { Priority = "urgent" });
        Refuses("Vendor", DebSamples.Linux with { Vendor = "A\nB: c" });
    }

    [Fact]
    public void Refuses_a_target_that_Debian_does_not_know() => Refuses("Target: ", DebSamples.Linux with { Target = TargetTable.Get("macos-aarch64") });

    [Theory]
    [InlineData("Depends", "", "is no Debian version")]
    [InlineData("Depends", "1.0)\nX: y", "is no Debian version")]
    [InlineData("PreDepends", "1 0", "is no Debian version")]
    [InlineData("Provides", "1.0", "in a range of versions")]
    public void Refuses_the_version_of_a_relation(string field, string version, string what) =>
        Refuses($"{field}: ", With(field, new PackageRelation("other", VersionComparison.Less, version)), what);

    [Fact]
    public void Refuses_a_relation_with_a_version_that_nothing_compares() =>
        Refuses("Depends: ", With("Depends", new PackageRelation("other", VersionComparison.Any, "1.0")), "no comparison");

    [Theory]
    [InlineData("Depends")]
    [InlineData("PreDepends")]
    [InlineData("Recommends")]
    [InlineData("Suggests")]
    [InlineData("Conflicts")]
    [InlineData("Breaks")]
    [InlineData("Replaces")]
    [InlineData("Provides")]
    public void Refuses_the_name_of_a_relation(string field)
    {
        Refuses($"{field}: ", With(field, new PackageRelation("Other")));
        Refuses($"{field}: ", With(field, new PackageRelation("other, evil")));
        Refuses($"{field}: ", With(field, new PackageRelation("other\nX")));
        DebSamples.Deb.With(With(field, new PackageRelation("other:any"))).Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Knows_which_fields_have_alternatives()
    {
        var choice = new PackageRelation("one") { Alternatives = [new PackageRelation("two")] };
        DebSamples.Deb.With(With("Depends", choice)).Problems().ShouldBeEmpty();
        Refuses("Conflicts: ", With("Conflicts", choice), "alternatives");
        Refuses("Provides: ", With("Provides", choice), "alternatives");
        Refuses("Depends: ", With("Depends", choice with { Alternatives = [choice] }), "alternatives of its own");
        Refuses("Depends: ", With("Depends", choice with { Alternatives = [new PackageRelation("T wo")] }));
    }

    [Theory]
    [InlineData("Depends", "x", "written from")]
    [InlineData("installed-size", "0", "written from")]
    [InlineData("SHA256", "0", "written from")]
    [InlineData("A:b", "x", "no name of a field")]
    [InlineData("#a", "x", "no name of a field")]
    [InlineData("-a", "x", "no name of a field")]
    [InlineData("A b", "x", "no name of a field")]
    [InlineData("", "x", "no name of a field")]
    [InlineData("Bügs", "x", "no name of a field")]
    [InlineData("Bugs\n", "x", "no name of a field")]
    public void Refuses_the_name_of_a_further_field(string name, string value, string what) =>
        (DebSamples.Deb with { Fields = [new DebField(name, value)] }).Problems().Single().ShouldContain(what);

    [Theory]
    [InlineData("")]
    [InlineData("x\nDepends: evil")]
    [InlineData("x\rDepends: evil")]
    public void Refuses_the_value_of_a_further_field(string value) =>
        (DebSamples.Deb with { Fields = [new DebField("Bugs", value)] }).Problems().Single().ShouldStartWith("Bugs ");

    [Fact]
    public void Refuses_a_further_field_that_is_given_twice() =>
        (DebSamples.Deb with { Fields = [new DebField("Bugs", "a"), new DebField("bugs", "b")] }).Problems().ShouldAllBe(problem => problem.Contains("given twice"));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a#b")]
    [InlineData("a\nactivate b")]
    [InlineData("ä")]
    public void Refuses_a_trigger(string name) =>
        (DebSamples.Deb with { Triggers = [new DebTrigger(DebTriggerKind.Interest, name)] }).Problems().Single().ShouldStartWith("Triggers: ");

    [Fact]
    public void Refuses_members_that_dpkg_cannot_have()
    {
        RefusesMember(DebSamples.File("/usr/a\nb", "x"), "control character");
        RefusesMember(DebSamples.Link("/usr/link", "a\nb"), "control character");
        RefusesMember(DebSamples.File("relative", "x"), "no absolute path");
        RefusesMember(DebSamples.File("/usr/../etc/passwd", "x"), "no absolute path");
        RefusesMember(DebSamples.File("/usr//x", "x"), "no absolute path");
        RefusesMember(DebSamples.File("/usr/" + new string('ü', 128), "x"), "longer than 255 bytes");
        RefusesMember(DebSamples.File("/usr/x", "x") with { Mode = 0b1_000_000_000_000 }, "octal 7777");
        RefusesMember(DebSamples.File("/usr/x", "x") with { Owner = "a:b" }, "no account name");
        RefusesMember(DebSamples.File("/usr/x", "x") with { Group = new string('g', 32) }, "no account name");
        RefusesMember(DebSamples.Directory("/etc/tool") with { Traits = PackageFileTraits.Config }, "no file");
        RefusesMember(DebSamples.File("/usr/bin/tool", "x"), "there twice");
    }

    [Fact]
    public void Refuses_a_config_script_without_questions() =>
        (DebSamples.Deb with { ConfigScript = new PackageScript("exit 0", "test") }).Problems().Single().ShouldStartWith("Templates: ");

    [Fact]
    public async Task Names_all_problems_at_once_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var deb = DebSamples.Deb.With(DebSamples.Linux with { Maintainer = "", Summary = "", Section = "" });

        var error = await Should.ThrowAsync<PreflightException>(() => DebFile.WriteAsync(folder["tool.deb"], deb));

        error.Problems.Count.ShouldBe(3);
        error.Message.ShouldStartWith("tool_1.2.3-1_amd64.deb: ");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    private static void Refuses(string field, LinuxPackage package, string what = "") =>
        DebSamples.Deb.With(package).Problems().ShouldContain(problem => problem.StartsWith(field) && problem.Contains(what) && problem.EndsWith('.') && !problem.Contains('\n'));

    private static void RefusesMember(PackageMember member, string what) =>
        Refuses("Members: ", DebSamples.Linux with { Members = DebSamples.Linux.Members.Add(member) }, what);

    private static LinuxPackage With(string field, PackageRelation relation)
    {
        var relations = new PackageRelations();
        return DebSamples.Linux with
        {
            Relations = field switch
            {
                "Depends" => relations with { Depends = [relation] },
                "PreDepends" => relations with { PreDepends = [relation] },
                "Recommends" => relations with { Recommends = [relation] },
                "Suggests" => relations with { Suggests = [relation] },
                "Conflicts" => relations with { Conflicts = [relation] },
                "Breaks" => relations with { Breaks = [relation] },
                "Replaces" => relations with { Replaces = [relation] },
                _ => relations with { Provides = [relation] },
            },
        };
    }
}
