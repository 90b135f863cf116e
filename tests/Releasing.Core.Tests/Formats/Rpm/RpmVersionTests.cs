using Releasing.Formats.Rpm;

namespace Releasing.Core.Tests.Formats.Rpm;

public sealed class RpmVersionTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2.3-rc.1", "1.2.3~rc.1")]
    [InlineData("1.2.3-rc-1.x-y", "1.2.3~rc_1.x_y")]
    [InlineData("1.2.3+build.5", "1.2.3+build.5")]
    [InlineData("1.2.3-beta+a-b", "1.2.3~beta+a_b")]
    public void Pre_releases_follow_a_tilde_and_hyphens_give_way(string version, string expected)
    {
        RpmVersion.UpstreamOf(RpmSamples.Version(version)).ShouldBe(expected);
        RpmVersion.Of(RpmSamples.Version(version)).ShouldBe(expected + "-1");
    }

    [Fact]
    public void Epoch_and_release_are_written_where_they_are() =>
        RpmVersion.Of(RpmSamples.Version("1.0.0") with { Epoch = 3, Release = "2.fc40" }).ShouldBe("3:1.0.0-2.fc40");

    [Fact]
    public void The_file_has_no_epoch()
    {
        var package = RpmSamples.Package.With(linux => linux with { Version = linux.Version with { Epoch = 3 } });

        package.FileName.ShouldBe("tool-1.2.3~rc.1-1.x86_64.rpm");
        package.With(linux => linux with { Target = null }).FileName.ShouldBe("tool-1.2.3~rc.1-1.noarch.rpm");
    }
}
