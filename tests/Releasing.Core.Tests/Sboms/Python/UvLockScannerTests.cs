using Releasing.Sboms;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms.Python;

public sealed class UvLockScannerTests
{
    private static readonly UvLockScanner s_scanner = new();

    [Fact]
    public void Reads_packages_sources_extras_and_groups()
    {
        var inventory = Scan.Text(s_scanner, "uv.lock", LockSamples.Uv);

        const string Httpx = "pkg:pypi/httpx@0.27.0?repository_url=https:%2F%2Fpypi.example%2Fsimple";
        const string Pytest = "pkg:pypi/pytest@8.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fpytest%400123abc";
        inventory.Purls().ShouldBe(["pkg:pypi/app@0.1.0", "pkg:pypi/colorama@0.4.6", "pkg:pypi/h2@4.1.0", Httpx, "pkg:pypi/lib", Pytest]);
        inventory.Named("app").IsFirstParty.ShouldBeTrue();
        inventory.Named("lib").IsFirstParty.ShouldBeTrue();
        inventory.Named("colorama").Hashes.Count.ShouldBe(2);
        inventory.Needs("pkg:pypi/app@0.1.0").ShouldBe(["pkg:pypi/colorama@0.4.6", Httpx, "pkg:pypi/lib", Pytest]);
        inventory.Needs(Httpx).ShouldBe(["pkg:pypi/h2@4.1.0"]);
        inventory.Direct.ShouldBe(["pkg:pypi/app@0.1.0", "pkg:pypi/lib"]);
    }

    [Fact]
    public void The_ways_to_a_package_tell_what_it_is_for()
    {
        var inventory = Scan.Text(s_scanner, "uv.lock", LockSamples.Uv);

        inventory.Named("pytest").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("colorama").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("h2").Scope.ShouldBe(ComponentScope.Required);
    }

    [Theory]
    [InlineData("version = 2\n", "uv.lock:1: its format has version 2, and 1 is known here.")]
    [InlineData("version = 1\n\n[[package]]\nversion = \"1\"\n", "uv.lock:3: a package has no name.")]
    [InlineData("version = 1\n\n[[package]]\nname = \"a\"\ndependencies = [{ version = \"1\" }]\n", "uv.lock:3: a dependency has no name.")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "uv.lock", text).Message.ShouldStartWith(message);
}
