using Releasing.Sboms;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms.Python;

public sealed class PipfileLockScannerTests
{
    private static readonly PipfileLockScanner s_scanner = new();

    [Fact]
    public void Reads_both_sections_and_where_packages_come_from()
    {
        var inventory = Scan.Text(s_scanner, "Pipfile.lock", LockSamples.Pipfile);

        inventory.Purls().ShouldBe([
            "pkg:pypi/django@4.2.1",
            "pkg:pypi/g?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fg.git%400123abc",
            "pkg:pypi/mine",
            "pkg:pypi/pytest@8.0.0",
            "pkg:pypi/pywin32@306",
            "pkg:pypi/secret-lib@1.0?repository_url=https:%2F%2Fpypi.example%2Fsimple",
        ]);
        inventory.Named("Django").Hashes.ShouldBe([new ComponentHash("SHA-256", LockSamples.Sha256Hex)]);
        inventory.Named("mine").IsFirstParty.ShouldBeTrue();
        inventory.Named("pytest").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("pywin32").Scope.ShouldBe(ComponentScope.Optional);
        inventory.KnowsDependencies.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "Pipfile.lock:1: it is no Pipfile.lock")]
    [InlineData("{ \"default\": {\n \"a\": 1 } }", "Pipfile.lock:2: the entry of a is not a map.")]
    [InlineData("{ \"default\":\n [] }", "Pipfile.lock:2: default is not a map.")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "Pipfile.lock", text).Message.ShouldStartWith(message);
}
