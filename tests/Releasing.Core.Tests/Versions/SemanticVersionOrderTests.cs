using Releasing.Versions;

namespace Releasing.Tests.Versions;

public sealed class SemanticVersionOrderTests
{
    /// <summary>Rules 9 to 11 of the specification, each list from the lowest to the highest.</summary>
    [Theory]
    [InlineData("1.9.0 1.10.0 1.11.0")]
    [InlineData("1.0.0 2.0.0 2.1.0 2.1.1")]
    [InlineData("1.0.0-alpha 1.0.0")]
    [InlineData("1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0")]
    [InlineData("1.0.0-0.3.7 1.0.0-alpha 1.0.0-alpha.1 1.0.0-x.7.z.92 1.0.0-x-y-z.--")]
    [InlineData("1.0.0-9 1.0.0-10 1.0.0-99999999999999999999998 1.0.0-99999999999999999999999 1.0.0-A 1.0.0-a")]
    [InlineData("9.99999999999999999999998.0 9.99999999999999999999999.0 10.0.0")]
    public void Orders_the_examples_of_the_specification(string list)
    {
        var versions = list.Split(' ').Select(SemanticVersion.Parse).ToList();
        for (var low = 0; low < versions.Count; low++)
        {
            for (var high = 0; high < versions.Count; high++)
            {
                Math.Sign(SemanticVersion.ComparePrecedence(versions[low], versions[high])).ShouldBe(low.CompareTo(high), $"{versions[low]} and {versions[high]}");
                Math.Sign(versions[low].CompareTo(versions[high])).ShouldBe(low.CompareTo(high));
                (versions[low] < versions[high]).ShouldBe(low < high);
                (versions[low] <= versions[high]).ShouldBe(low <= high);
                (versions[low] > versions[high]).ShouldBe(low > high);
                (versions[low] >= versions[high]).ShouldBe(low >= high);
                (versions[low] == versions[high]).ShouldBe(low == high);
            }
        }
    }

    [Theory]
    [InlineData("1.0.0-alpha+001", "1.0.0-alpha")]
    [InlineData("1.0.0+20130313144700", "1.0.0")]
    [InlineData("1.0.0-beta+exp.sha.5114f85", "1.0.0-beta+other")]
    [InlineData("1.0.0+21AF26D3----117B344092BD", "1.0.0+a")]
    public void Build_metadata_has_no_part_in_precedence_but_tells_versions_apart(string one, string other)
    {
        var left = SemanticVersion.Parse(one);
        var right = SemanticVersion.Parse(other);
        SemanticVersion.ComparePrecedence(left, right).ShouldBe(0);
        left.ShouldNotBe(right);
        left.CompareTo(right).ShouldNotBe(0);
        Math.Sign(left.CompareTo(right)).ShouldBe(-Math.Sign(right.CompareTo(left)));
    }

    [Fact]
    public void Same_text_is_the_same_version()
    {
        var left = SemanticVersion.Parse("1.0.0-rc.1+a");
        var right = SemanticVersion.Parse("1.0.0-rc.1+a");
        (left == right).ShouldBeTrue();
        left.GetHashCode().ShouldBe(right.GetHashCode());
    }

    [Fact]
    public void Nothing_sorts_before_every_version()
    {
        var version = new SemanticVersion(0, 0, 0);
        (version > null).ShouldBeTrue();
        (null < version).ShouldBeTrue();
        (null >= version).ShouldBeFalse();
        version.CompareTo((object?)null).ShouldBePositive();
        Should.Throw<ArgumentException>(() => version.CompareTo("0.0.0"));
    }
}
