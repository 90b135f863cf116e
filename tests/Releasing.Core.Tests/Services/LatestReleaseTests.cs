using Releasing.Services;

namespace Releasing.Core.Tests.Services;

public sealed class LatestReleaseTests
{
    [Theory]
    [InlineData("v1.2.0", "", "v1.1.0 v1.0.0", true)]
    [InlineData("v1.2.0", "", "", true)]
    [InlineData("v1.2.0", "", "v2.0.0 v1.1.0", false)]
    [InlineData("v1.2.0", "", "v2.0.0-rc.1", true)]
    [InlineData("v1.2.0-rc.1", "", "", false)]
    [InlineData("v1.10.0", "", "v1.9.0", true)]
    [InlineData("v1.2.0", "", "1.2.0+build", true)]
    [InlineData("cli/v1.2.0", "cli/", "lib/v9.0.0 v8.0.0 cli/v1.1.0", true)]
    [InlineData("cli/v1.2.0", "cli/", "cli/v1.3.0", false)]
    [InlineData("v1.2.0", "", "nightly cli/v9.0.0", true)]
    [InlineData("nightly", "", "v1.0.0", true)]
    public void The_highest_stable_version_that_is_public_is_the_latest(string tag, string prefix, string published, bool expected) =>
        LatestRelease.IsLatest(Release(tag), published.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(other => Release(other)), prefix).ShouldBe(expected);

    [Fact]
    public void Drafts_and_what_is_marked_as_a_pre_release_do_not_count()
    {
        LatestRelease.IsLatest(Release("v1.0.0"), [Release("v2.0.0") with { IsDraft = true }, Release("v3.0.0") with { Prerelease = true }], "").ShouldBeTrue();
        LatestRelease.IsLatest(Release("v1.0.0") with { Prerelease = true }, [], "").ShouldBeFalse();
    }

    private static StoredRelease Release(string tag) => new(tag, tag, "", "", "", Prerelease: false, IsDraft: false, "");
}
