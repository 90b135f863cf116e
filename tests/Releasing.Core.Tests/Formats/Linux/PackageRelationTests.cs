using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.Core.Tests.Formats.Linux;

public sealed class PackageRelationTests
{
    [Theory]
    [InlineData("tool", "tool", VersionComparison.Any, "")]
    [InlineData("  tool ", "tool", VersionComparison.Any, "")]
    [InlineData("tool:any", "tool:any", VersionComparison.Any, "")]
    [InlineData("tool >= 1.2", "tool", VersionComparison.GreaterOrEqual, "1.2")]
    [InlineData("tool>=1.2", "tool", VersionComparison.GreaterOrEqual, "1.2")]
    [InlineData("tool (>= 1:1.2~rc1-1)", "tool", VersionComparison.GreaterOrEqual, "1:1.2~rc1-1")]
    [InlineData("tool(= 1)", "tool", VersionComparison.Equal, "1")]
    [InlineData("tool (<< 2)", "tool", VersionComparison.Less, "2")]
    [InlineData("tool (>> 2)", "tool", VersionComparison.Greater, "2")]
    [InlineData("tool < 2", "tool", VersionComparison.Less, "2")]
    [InlineData("tool <= 2", "tool", VersionComparison.LessOrEqual, "2")]
    [InlineData("/bin/sh", "/bin/sh", VersionComparison.Any, "")]
    [InlineData("libc.so.6(GLIBC_2.34)(64bit)", "libc.so.6(GLIBC_2.34)(64bit)", VersionComparison.Any, "")]
    [InlineData("config(tool) = 1.0-1", "config(tool)", VersionComparison.Equal, "1.0-1")]
    [InlineData("perl(Foo::Bar) >= 1", "perl(Foo::Bar)", VersionComparison.GreaterOrEqual, "1")]
    public void Is_read_as_packagers_write_it(string text, string name, VersionComparison comparison, string version) =>
        PackageRelation.Parse(text).ShouldSatisfyAllConditions(
            relation => (relation.Name, relation.Comparison, relation.Version).ShouldBe((name, comparison, version)),
            relation => relation.Alternatives.ShouldBeEmpty());

    [Fact]
    public void Has_alternatives_after_bars()
    {
        var relation = PackageRelation.Parse("default-mta | postfix (>= 3) | mail-transport-agent");

        relation.Name.ShouldBe("default-mta");
        relation.Alternatives.Select(other => (other.Name, other.Comparison, other.Version)).ShouldBe([
            ("postfix", VersionComparison.GreaterOrEqual, "3"), ("mail-transport-agent", VersionComparison.Any, "")]);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a |", "an alternative is empty")]
    [InlineData("a, b", "holds a comma")]
    [InlineData("tool >=", "is no name with")]
    [InlineData("tool 1.2", "is no name with")]
    [InlineData("tool => 1", "is no name with")]
    [InlineData("tool (>= 1", "is no name with")]
    [InlineData(">= 1", "is no name with")]
    [InlineData("tool\nDepends: other", "control character")]
    public void Is_refused_with_its_text_when_it_is_none(string text, string problem)
    {
        var message = Should.Throw<InvalidInputException>(() => PackageRelation.Parse(text)).Message;

        message.ShouldStartWith("Relation '" + text.Replace('\n', ' ') + "': ");
        message.ShouldContain(problem);
    }
}
