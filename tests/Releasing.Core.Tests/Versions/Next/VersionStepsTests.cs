using Releasing.Failures;
using Releasing.Versions;
using Releasing.Versions.Next;
using static Releasing.Versions.Next.ChangeLevel;

namespace Releasing.Tests.Versions.Next;

public sealed class VersionStepsTests
{
    private const string? Nothing = null;

    // The last version, the last stable one, what the commits since each ask for, and what follows.
    [Theory]
    [InlineData("1.2.3", "1.2.3", Patch, Patch, "1.2.4")]
    [InlineData("1.2.3", "1.2.3", Minor, Minor, "1.3.0")]
    [InlineData("1.2.3", "1.2.3", Major, Major, "2.0.0")]
    [InlineData("1.2.3", "1.2.3", None, None, Nothing)]
    [InlineData("1.2.3+build", "1.2.3+build", Patch, Patch, "1.2.4")]
    [InlineData("0.3.1", "0.3.1", Patch, Patch, "0.3.2")]
    [InlineData("0.3.1", "0.3.1", Minor, Minor, "0.4.0")]
    [InlineData("0.3.1", "0.3.1", Major, Major, "0.4.0")]
    [InlineData("0.0.1", "0.0.1", Patch, Patch, "0.0.2")]
    [InlineData("0.0.1", "0.0.1", Major, Major, "0.1.0")]
    [InlineData("1.0.0-rc.1", null, Patch, Patch, "1.0.0-rc.2")]
    [InlineData("1.0.0-rc.1", null, Major, Major, "1.0.0-rc.2")]
    [InlineData("1.0.0-rc.1", null, None, None, Nothing)]
    [InlineData("1.3.0-rc.1", "1.2.3", Patch, Minor, "1.3.0-rc.2")]
    [InlineData("1.3.0-rc.1", "1.2.3", Minor, Minor, "1.3.0-rc.2")]
    [InlineData("1.3.0-rc.4", "1.2.3", Major, Major, "2.0.0-rc.1")]
    [InlineData("1.2.4-beta.2", "1.2.3", Minor, Minor, "1.3.0-beta.1")]
    [InlineData("1.2.4-beta.2", "1.2.3", None, Patch, Nothing)]
    [InlineData("2.0.0-rc.1", "1.2.3", Patch, Patch, "2.0.0-rc.2")]
    [InlineData("0.4.0-rc.1", "0.3.9", Major, Major, "0.4.0-rc.2")]
    [InlineData("1.0.0-rc.1", "0.9.0", Major, Major, "1.0.0-rc.2")]
    [InlineData("1.0.0-rc", null, Patch, Patch, "1.0.0-rc.1")]
    [InlineData("1.0.0-rc1", null, Patch, Patch, "1.0.0-rc2")]
    [InlineData("1.0.0-rc9", null, Patch, Patch, "1.0.0-rc9.1")]
    [InlineData("1.0.0-1", null, Patch, Patch, "1.0.0-2")]
    [InlineData("1.1.0-7", "1.0.0", Patch, Major, "2.0.0-1")]
    [InlineData("1.0.0-alpha.beta.9", null, Patch, Patch, "1.0.0-alpha.beta.10")]
    [InlineData("1.0.0-rc.99999999999999999999", null, Patch, Patch, "1.0.0-rc.100000000000000000000")]
    public void The_commits_decide(string last, string? stable, ChangeLevel sinceLast, ChangeLevel sinceStable, string? next) =>
        Next(last, stable, sinceLast, sinceStable).ShouldBe(next);

    [Theory]
    [InlineData("1.2.3", "1.2.3", Patch, "beta", "1.2.4-beta.1")]
    [InlineData("1.2.3", "1.2.3", Minor, "rc", "1.3.0-rc.1")]
    [InlineData("1.2.3", "1.2.3", None, "rc", Nothing)]
    [InlineData("1.3.0-beta.2", "1.2.3", Minor, "beta", "1.3.0-beta.3")]
    [InlineData("1.3.0-beta.2", "1.2.3", Minor, "rc", "1.3.0-rc.1")]
    [InlineData("1.3.0-beta.2", "1.2.3", Major, "rc", "2.0.0-rc.1")]
    [InlineData("1.3.0-rc.2", "1.2.3", Major, "beta", "2.0.0-beta.1")]
    [InlineData("1.3.0-next.1.2", "1.2.3", Patch, "next.1x", "1.3.0-next.1x.1")]
    public void A_series_of_pre_releases_goes_on_or_changes(string last, string stable, ChangeLevel level, string channel, string? next) =>
        Next(last, stable, level, level, new NextVersionSettings { Channel = channel }).ShouldBe(next);

    [Theory]
    [InlineData("beta")]
    [InlineData("rc1")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("r c")]
    [InlineData("rc..x")]
    [InlineData("rc+x")]
    public void A_series_never_goes_backwards_and_has_a_proper_name(string channel) =>
        Should.Throw<ReleaseException>(() => Next("1.3.0-rc.2", "1.2.3", Minor, Minor, new NextVersionSettings { Channel = channel }));

    [Theory]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Patch, null, "1.2.4")]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Minor, null, "1.3.0")]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Major, null, "2.0.0")]
    [InlineData("0.2.3", "0.2.3", VersionRequest.Major, null, "1.0.0")]
    [InlineData("2.0.0-rc.1", "1.2.3", VersionRequest.Patch, null, "2.0.0")]
    [InlineData("2.0.0-rc.1", "1.2.3", VersionRequest.Major, null, "2.0.0")]
    [InlineData("1.3.0-rc.1", "1.2.3", VersionRequest.Major, null, "2.0.0")]
    [InlineData("1.3.0-rc.1", "1.2.3", VersionRequest.Minor, "rc", "1.3.0-rc.2")]
    [InlineData("1.3.0-rc.1", "1.2.3", VersionRequest.Major, "rc", "2.0.0-rc.1")]
    [InlineData("1.0.0-rc.1", null, VersionRequest.Major, null, "1.0.0")]
    [InlineData("0.1.0-rc.1", null, VersionRequest.Minor, null, "0.1.0")]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Prerelease, null, "1.2.4-rc.1")]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Prerelease, "alpha", "1.2.4-alpha.1")]
    [InlineData("1.2.4-beta.1", "1.2.3", VersionRequest.Prerelease, null, "1.2.4-beta.2")]
    [InlineData("1.2.4-beta.1", "1.2.3", VersionRequest.Prerelease, "rc", "1.2.4-rc.1")]
    [InlineData("1.2.4-3", "1.2.3", VersionRequest.Prerelease, null, "1.2.4-4")]
    [InlineData("1.2.4-rc.3", "1.2.3", VersionRequest.Release, null, "1.2.4")]
    [InlineData("1.2.4-rc.3", "1.2.3", VersionRequest.Release, "rc", "1.2.4")]
    [InlineData("1.0.0-rc.3", null, VersionRequest.Release, null, "1.0.0")]
    [InlineData("1.2.3", "1.2.3", VersionRequest.Release, null, Nothing)]
    public void What_was_asked_for_by_name_needs_no_commit(string last, string? stable, VersionRequest request, string? channel, string? next) =>
        Next(last, stable, None, None, new NextVersionSettings { Request = request, Channel = channel }).ShouldBe(next);

    [Theory]
    [InlineData("1.2.3", "1.2.3", Minor, VersionRequest.Release, "rc", "1.3.0")]
    [InlineData("1.2.4-rc.3", "1.2.3", Minor, VersionRequest.Release, null, "1.3.0")]
    [InlineData("1.2.3", "1.2.3", Minor, VersionRequest.Prerelease, null, "1.3.0-rc.1")]
    public void What_was_asked_for_still_heeds_the_commits(string last, string stable, ChangeLevel level, VersionRequest request, string? channel, string next) =>
        Next(last, stable, level, level, new NextVersionSettings { Request = request, Channel = channel }).ShouldBe(next);

    [Theory]
    [InlineData("0.3.1", Major, Major, Minor, "1.0.0")]
    [InlineData("0.3.1", Major, Minor, Patch, "0.4.0")]
    [InlineData("0.3.1", Minor, Minor, Patch, "0.3.2")]
    [InlineData("0.3.1", Major, Patch, Patch, "0.3.2")]
    [InlineData("1.3.1", Minor, Patch, Patch, "1.4.0")]
    [InlineData("1.3.1", Major, Patch, Patch, "2.0.0")]
    public void Below_one_the_repository_says_what_changes_move(string last, ChangeLevel level, ChangeLevel breaking, ChangeLevel feature, string next) =>
        Next(last, last, level, level, new NextVersionSettings { BreakingOnZero = breaking, FeatureOnZero = feature }).ShouldBe(next);

    [Theory]
    [InlineData(VersionRequest.Commits, null, "0.1.0", "0.1.0")]
    [InlineData(VersionRequest.Commits, "rc", "0.1.0", "0.1.0-rc.1")]
    [InlineData(VersionRequest.Commits, null, "1.0.0", "1.0.0")]
    [InlineData(VersionRequest.Major, null, "0.1.0", "1.0.0")]
    [InlineData(VersionRequest.Minor, null, "0.1.0", "0.1.0")]
    [InlineData(VersionRequest.Prerelease, null, "0.1.0", "0.1.0-rc.1")]
    [InlineData(VersionRequest.Release, "rc", "0.1.0", "0.1.0")]
    [InlineData(VersionRequest.Prerelease, null, "1.0.0-alpha.1", "1.0.0-alpha.1")]
    public void The_first_version(VersionRequest request, string? channel, string initial, string next) =>
        Next(null, null, None, None, new NextVersionSettings { Request = request, Channel = channel, Initial = SemanticVersion.Parse(initial) }).ShouldBe(next);

    [Theory]
    [InlineData("1.2.3", "1.2.4-rc.1")]
    [InlineData("1.2.3-rc.1", "1.2.3")]
    [InlineData("1.2.3", "7.0.0")]
    [InlineData(null, "0.0.1")]
    public void Exactly_the_version_that_was_named(string? last, string exactly) =>
        Next(last, null, None, None, new NextVersionSettings { Exactly = SemanticVersion.Parse(exactly) }).ShouldBe(exactly);

    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1.2.3", "1.2.3+build")]
    [InlineData("1.2.3", "1.2.3-rc.1")]
    [InlineData("1.2.3", "0.9.0")]
    public void A_version_that_is_not_above_the_last_is_refused(string last, string exactly) =>
        Should.Throw<ReleaseException>(() => Next(last, last, Major, Major, new NextVersionSettings { Exactly = SemanticVersion.Parse(exactly) })).Message.ShouldContain("not above 1.2.3");

    [Fact]
    public void Whatever_happened_the_next_version_is_above_the_last()
    {
        string[] all = ["0.0.1", "0.1.0-rc", "0.1.0", "0.9.0-1", "0.9.0", "1.0.0-a.b", "1.0.0-rc.1", "1.0.0-rc9", "1.0.0", "1.0.1-x-1", "1.2.3", "2.0.0-0"];
        var versions = all.Select(SemanticVersion.Parse).Order().ToList();
        var checkedOnes = 0;
        foreach (var (last, stable) in versions.SelectMany(last => versions.Where(stable => !stable.IsPrerelease && stable <= last && (last.IsPrerelease || stable == last)).Select(stable => (last, stable))))
        {
            foreach (var settings in Enum.GetValues<VersionRequest>().SelectMany(request => new[] { null, "rc", "zz" }.Select(channel => new NextVersionSettings { Request = request, Channel = channel })))
            {
                foreach (var level in Enum.GetValues<ChangeLevel>())
                {
                    SemanticVersion? next;
                    try
                    {
                        next = new VersionSteps(last, stable, settings).Next(level, level);
                    }
                    catch (ReleaseException refused)
                    {
                        refused.Message.ShouldContain("would come before");
                        continue;
                    }

                    if (next is not null)
                    {
                        SemanticVersion.ComparePrecedence(next, last).ShouldBeGreaterThan(0, $"{next} after {last}, {stable}, {settings.Request}, {settings.Channel}, {level}");
                        checkedOnes++;
                    }
                }
            }
        }

        checkedOnes.ShouldBeGreaterThan(500);
    }

    private static string? Next(string? last, string? stable, ChangeLevel sinceLast, ChangeLevel sinceStable, NextVersionSettings? settings = null) =>
        new VersionSteps(Parse(last), Parse(stable), settings ?? new NextVersionSettings()).Next(sinceLast, sinceStable)?.ToString();

    private static SemanticVersion? Parse(string? text) => text is null ? null : SemanticVersion.Parse(text);
}
