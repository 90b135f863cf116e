using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class PackageTextTests
{
    [Theory]
    [InlineData("one line")]
    [InlineData("ümläut 🚀 \u200d")]
    [InlineData("")]
    public void Plain_lines_pass(string value) => PackageText.LineProblem("Summary", value).ShouldBeNull();

    [Theory]
    [InlineData("a\nDepends: evil", "line end")]
    [InlineData("a\rb", "line end")]
    [InlineData("a\tb", "control character")]
    [InlineData("a\u001b[2J", "control character")]
    [InlineData("a\0", "control character")]
    [InlineData(" a", "space")]
    public void Lines_that_break_a_field_are_refused_with_its_name(string value, string problem)
    {
        var sentence = PackageText.LineProblem("Summary", value)!;

        sentence.ShouldStartWith("Summary ");
        sentence.ShouldContain(problem);
        sentence.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public void Half_a_letter_is_refused() => PackageText.LineProblem("Summary", "a" + '\ud83d').ShouldBe("Summary is not valid Unicode: 'a\uFFFD'. Write it anew.");

    [Fact]
    public void Texts_may_have_lines_and_tabs_and_nothing_else()
    {
        PackageText.TextProblem("Description", "one\n\n\ttwo").ShouldBeNull();
        PackageText.TextProblem("Description", "one\rtwo").ShouldNotBeNull();
    }

    [Fact]
    public void All_shared_fields_of_a_package_are_looked_at()
    {
        var version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0") };
        var package = new LinuxPackage
        {
            Name = "tool",
            Version = version with { Release = "1\n" },
            Summary = " ",
            Maintainer = "A\nB",
            Homepage = "h\n",
            Licence = "l\n",
            Vendor = "v\n",
            Packager = "p\n",
            Section = "s\n",
            Priority = "p\n",
            Group = "g\n",
            Description = "\u0001",
            ModificationTime = DateTimeOffset.UnixEpoch,
            Changelog = [new ChangelogEntry(version, DateTimeOffset.UnixEpoch, "a\n", ["fine", "c\n"])],
        };

        var problems = PackageText.Problems(package).ToList();

        foreach (var field in new[] { "Summary is empty", "Release", "Maintainer", "Homepage", "Licence", "Vendor", "Packager", "Section", "Priority", "Group", "Description", "Author", "Change in" })
        {
            problems.ShouldContain(problem => problem.StartsWith(field, StringComparison.Ordinal));
        }
    }
}
