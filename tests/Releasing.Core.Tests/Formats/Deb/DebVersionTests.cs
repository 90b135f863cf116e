using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebVersionTests
{
    [Theory]
    [InlineData("1.2.3", 0, "1", "1.2.3-1", "1.2.3-1")]
    [InlineData("1.2.3-rc.1", 0, "1", "1.2.3~rc.1-1", "1.2.3~rc.1-1")]
    [InlineData("1.2.3-rc-1", 2, "0ubuntu1~22.04", "2:1.2.3~rc-1-0ubuntu1~22.04", "1.2.3~rc-1-0ubuntu1~22.04")]
    [InlineData("1.2.3+build.5", 0, "1", "1.2.3+build.5-1", "1.2.3+build.5-1")]
    [InlineData("1.2.3-beta.2+0a1b", 1, "3", "1:1.2.3~beta.2+0a1b-3", "1.2.3~beta.2+0a1b-3")]
    public void Writes_epoch_tilde_plus_and_revision(string upstream, int epoch, string release, string version, string inFileName)
    {
        var packaged = new PackageVersion { Upstream = SemanticVersion.Parse(upstream), Epoch = epoch, Release = release };

        DebVersion.Of(packaged).ShouldBe(version);
        DebVersion.InFileName(packaged).ShouldBe(inFileName);
        DebVersion.IsValid(version).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.0-1", true)]
    [InlineData("0:1.0~rc1-2-3", true)]
    [InlineData("1.0-", false)]
    [InlineData("a1", false)]
    [InlineData("1_0", false)]
    [InlineData("x:1.0", false)]
    [InlineData("1.0)\n", false)]
    [InlineData("1.0 ", false)]
    [InlineData("", false)]
    public void Knows_what_policy_allows(string version, bool isValid) => DebVersion.IsValid(version).ShouldBe(isValid);
}
