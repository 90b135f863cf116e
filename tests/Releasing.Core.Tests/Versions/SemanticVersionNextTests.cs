using Releasing.Failures;
using Releasing.Versions;

namespace Releasing.Tests.Versions;

public sealed class SemanticVersionNextTests
{
    [Theory]
    [InlineData("1.2.3", "2.0.0", "1.3.0", "1.2.4")]
    [InlineData("1.2.3+build", "2.0.0", "1.3.0", "1.2.4")]
    [InlineData("1.2.4-rc.1", "2.0.0", "1.3.0", "1.2.4")]
    [InlineData("1.3.0-rc.1", "2.0.0", "1.3.0", "1.3.0")]
    [InlineData("2.0.0-rc.1+a", "2.0.0", "2.0.0", "2.0.0")]
    [InlineData("0.1.0", "1.0.0", "0.2.0", "0.1.1")]
    [InlineData("0.0.99999999999999999999", "1.0.0", "0.1.0", "0.0.100000000000000000000")]
    public void Counts_up(string from, string major, string minor, string patch)
    {
        var version = SemanticVersion.Parse(from);
        version.NextMajor().ToString().ShouldBe(major);
        version.NextMinor().ToString().ShouldBe(minor);
        version.NextPatch().ToString().ShouldBe(patch);
    }

    [Theory]
    [InlineData("1.2.3", "rc", "1.2.4-rc.1")]
    [InlineData("1.2.4-rc.1", "rc", "1.2.4-rc.2")]
    [InlineData("1.2.4-rc.9+x", "rc", "1.2.4-rc.10")]
    [InlineData("1.2.4-beta.3", "rc", "1.2.4-rc.1")]
    [InlineData("1.2.4-rc", "rc", "1.2.4-rc.1")]
    public void Counts_pre_releases_up(string from, string label, string next) =>
        SemanticVersion.Parse(from).NextPrerelease(label).ToString().ShouldBe(next);

    [Theory]
    [InlineData("1.2.4-rc.1", "beta")]
    [InlineData("1.2.4-rc.1.x", "rc")]
    [InlineData("1.2.3", "no label")]
    [InlineData("1.2.3", "")]
    public void Never_counts_backwards_and_refuses_what_is_no_label(string from, string label) =>
        Should.Throw<ReleaseException>(() => SemanticVersion.Parse(from).NextPrerelease(label));

    [Fact]
    public void Changes_the_parts_after_the_numbers()
    {
        var version = SemanticVersion.Parse("1.2.3-rc.1+a");
        version.WithPrerelease("").ToString().ShouldBe("1.2.3");
        version.WithPrerelease("beta").ToString().ShouldBe("1.2.3-beta");
        version.WithBuildMetadata("").ToString().ShouldBe("1.2.3-rc.1");
        version.WithBuildMetadata("007").ToString().ShouldBe("1.2.3-rc.1+007");
        Should.Throw<ReleaseException>(() => version.WithPrerelease("01"));
        Should.Throw<ReleaseException>(() => version.WithPrerelease("a+b").WithBuildMetadata("c+d"));
    }

    [Fact]
    public void Refuses_negative_numbers() => Should.Throw<ArgumentOutOfRangeException>(() => new SemanticVersion(1, -1, 0));
}
