using Releasing.Sboms;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms.Python;

public sealed class PoetryLockScannerTests
{
    private static readonly PoetryLockScanner s_scanner = new();

    [Fact]
    public void Reads_packages_groups_sources_and_edges()
    {
        var inventory = Scan.Text(s_scanner, "poetry.lock", LockSamples.Poetry);

        inventory.Purls().ShouldBe([
            "pkg:pypi/django@4.2.1",
            "pkg:pypi/mine@0.1.0",
            "pkg:pypi/multi@1.0",
            "pkg:pypi/multi@2.0",
            "pkg:pypi/pytest@8.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fpytest.git%400123abc",
            "pkg:pypi/sqlparse@0.5.0",
        ]);
        inventory.Named("Django").Hashes.ShouldBe([new ComponentHash("SHA-256", LockSamples.Sha256Hex)]);
        inventory.Named("Django").Scope.ShouldBe(ComponentScope.Required);
        inventory.Named("sqlparse").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("pytest").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("mine").IsFirstParty.ShouldBeTrue();
        inventory.Needs("pkg:pypi/django@4.2.1").ShouldBe(["pkg:pypi/multi@1.0", "pkg:pypi/multi@2.0", "pkg:pypi/sqlparse@0.5.0"]);
        inventory.Gaps.ShouldBe(["poetry.lock does not tell what the project needs directly."]);
    }

    [Fact]
    public void Reads_version_1_with_its_categories_and_its_digests_at_the_end()
    {
        var inventory = Scan.Text(s_scanner, "poetry.lock", $"""
            [[package]]
            name = "a"
            version = "1.0"
            category = "main"
            optional = false

            [[package]]
            name = "b"
            version = "1.0"
            category = "dev"

            [metadata]
            lock-version = "1.1"

            [metadata.files]
            a = [
                {"{"}file = "a-1.0.tar.gz", hash = "sha256:{LockSamples.Sha256Hex}"{"}"},
            ]
            b = []
            """);

        inventory.Named("a").Hashes.ShouldBe([new ComponentHash("SHA-256", LockSamples.Sha256Hex)]);
        inventory.Named("b").Scope.ShouldBe(ComponentScope.Development);
        inventory.Gaps.Count.ShouldBe(1);
    }

    [Fact]
    public void Says_when_the_file_does_not_tell_development_packages() =>
        Scan.Text(s_scanner, "poetry.lock", "[[package]]\nname = \"a\"\nversion = \"1\"\n").Gaps.ShouldContain("poetry.lock does not tell development packages from others; a newer Poetry would.");

    [Theory]
    [InlineData("[[package]]\nname = \"a\"\n", "poetry.lock:1: the package a has no version.")]
    [InlineData("\n[metadata]\nlock-version = \"3.0\"\n", "poetry.lock:2: its lock-version is 3.0, and 1 and 2 are known here.")]
    [InlineData("[[package]]\nname = \"a\"\nversion = \"1\"\nfiles = [\n", "poetry.lock:5: expected")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "poetry.lock", text).Message.ShouldStartWith(message);
}
