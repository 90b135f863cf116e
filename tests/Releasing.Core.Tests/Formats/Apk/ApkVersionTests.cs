using Releasing.Failures;
using Releasing.Formats.Apk;

namespace Releasing.Core.Tests.Formats.Apk;

public sealed class ApkVersionTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3-r0")]
    [InlineData("0.0.0", "0.0.0-r0")]
    [InlineData("1.0.0-beta.1", "1.0.0_beta1-r0")]
    [InlineData("1.0.0-beta1", "1.0.0_beta1-r0")]
    [InlineData("1.0.0-alpha", "1.0.0_alpha-r0")]
    [InlineData("1.0.0-alpha.0", "1.0.0_alpha0-r0")]
    [InlineData("1.0.0-pre.4", "1.0.0_pre4-r0")]
    [InlineData("1.0.0-preview.4", "1.0.0_pre4-r0")]
    [InlineData("1.0.0-rc.1.2", "1.0.0_rc1_p2-r0")]
    [InlineData("1.0.0-rc1.2.3", "1.0.0_rc1_p2_p3-r0")]
    [InlineData("1.2.4-snapshot.5+0123abc", "1.2.4_rc_git5-r0")]
    [InlineData("1.0.0-RC.1", "1.0.0_rc1-r0")]
    [InlineData("1.0.0-dev.3", "1.0.0_beta_git3-r0")]
    [InlineData("1.0.0-nightly", "1.0.0_beta_git-r0")]
    [InlineData("1.0.0-prod.2", "1.0.0_pre_git2-r0")]
    [InlineData("1.2.3+build.7", "1.2.3-r0")]
    public void A_version_is_written_in_Alpines_own_form(string version, string expected)
    {
        ApkVersion.Of(ApkSamples.Version(version)).ShouldBe(expected);
        ApkVersion.IsValid(expected).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1", "-r0")]
    [InlineData("7", "-r6")]
    public void Alpine_counts_packages_of_a_version_from_zero(string release, string expected) =>
        ApkVersion.Of(ApkSamples.Version("1.0.0") with { Release = release }).ShouldBe("1.0.0" + expected);

    [Theory]
    [InlineData("1.0.0-1", "'1' has no form")]
    [InlineData("1.0.0-a.1", "'a.1' has no form")]
    [InlineData("1.0.0-beta.x", "'beta.x' has no form")]
    [InlineData("1.0.0-beta.20260101000000", "has a number above 2147483647")]
    [InlineData("9999999999.0.0", "has a number above 2147483647")]
    public void What_Alpine_cannot_write_is_refused(string version, string problem) =>
        Should.Throw<InvalidInputException>(() => ApkVersion.Of(ApkSamples.Version(version))).Message.ShouldContain(problem);

    [Theory]
    [InlineData("0")]
    [InlineData("1.fc40")]
    [InlineData("-1")]
    [InlineData("")]
    public void A_release_is_a_number_from_one_on(string release) =>
        ApkVersion.Problem(ApkSamples.Version("1.0.0") with { Release = release }).ShouldNotBeNull().ShouldContain("release");

    [Fact]
    public void There_is_no_epoch() => ApkVersion.Problem(ApkSamples.Version("1.0.0") with { Epoch = 1 }).ShouldNotBeNull().ShouldContain("epoch");

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.2b_alpha1_p2~0af-r3", true)]
    [InlineData("1.2_foo1", false)]
    [InlineData("1.2-3", false)]
    [InlineData("v1", false)]
    [InlineData("1.2\n", false)]
    public void A_text_is_a_version_or_not(string text, bool valid) => ApkVersion.IsValid(text).ShouldBe(valid);
}
