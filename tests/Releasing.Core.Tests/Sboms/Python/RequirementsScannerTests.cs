using Releasing.Sboms;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms.Python;

public sealed class RequirementsScannerTests
{
    private static readonly RequirementsScanner s_scanner = new();

    [Theory]
    [InlineData("requirements.txt", true)]
    [InlineData("requirements-dev.txt", true)]
    [InlineData("dev-requirements.txt", true)]
    [InlineData("requirements/prod.txt", true)]
    [InlineData("requirements.in", false)]
    [InlineData("notes.txt", false)]
    public void Knows_the_file_by_its_name(string path, bool reads) => s_scanner.Reads(path).ShouldBe(reads);

    [Fact]
    public void Reads_pins_digests_markers_and_direct_references()
    {
        var inventory = Scan.Text(s_scanner, "requirements.txt", LockSamples.RequirementsText);

        inventory.Purls().ShouldBe([
            "pkg:pypi/django@4.2.1",
            "pkg:pypi/g?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fg.git%400123abc",
            "pkg:pypi/h?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fh.git%400123abc",
            "pkg:pypi/pip?download_url=https:%2F%2Fhost%2Fpip-22.zip",
            "pkg:pypi/pywin32@306",
            "pkg:pypi/requests",
            "pkg:pypi/star",
            "pkg:pypi/typing-extensions@4.0",
        ]);
        inventory.Named("Django").Hashes.ShouldBe([new ComponentHash("SHA-256", LockSamples.Sha256Hex), new ComponentHash("SHA-256", "1" + LockSamples.Sha256Hex[1..])]);
        inventory.Named("pywin32").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("typing_extensions").Scope.ShouldBe(ComponentScope.Required);
        inventory.KnowsDependencies.ShouldBeFalse();
        inventory.Gaps.ShouldBe([
            "requirements.txt does not tell who needs whom, nor what the project needs directly.",
            "requirements.txt names 2 packages without a pinned version.",
            "requirements.txt includes 1 other files, which are listed only if they are scanned themselves.",
            "requirements.txt names 2 folders or addresses whose packages it does not name.",
        ]);
    }

    [Fact]
    public void A_file_for_development_by_its_name_is_for_development() =>
        Scan.Text(s_scanner, "requirements-test.txt", "pytest==8.0.0\n").Named("pytest").Scope.ShouldBe(ComponentScope.Development);

    [Theory]
    [InlineData("a==1\n\n{ \"b\": 1 }\n", "requirements.txt:3: '{ \"b\": 1 }' is no requirement.")]
    [InlineData("a==1\nb \\\n  c==1\n", "requirements.txt:2: 'b   c==1' is no requirement.")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "requirements.txt", text).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("a==1 # c \\\nb==2", "pkg:pypi/a@1 pkg:pypi/b@2")]
    [InlineData("a == 1.0.post1", "pkg:pypi/a@1.0.post1")]
    [InlineData("a (==1.0)", "pkg:pypi/a@1.0")]
    [InlineData("a==1!2.0+local", "pkg:pypi/a@1%212.0%2Blocal")]
    [InlineData("a==1,!=1.1", "pkg:pypi/a")]
    [InlineData("a;python_version<'3'", "pkg:pypi/a")]
    [InlineData("a \\", "pkg:pypi/a")]
    [InlineData("", "")]
    public void Reads_what_pip_reads(string text, string purls) => string.Join(' ', Scan.Text(s_scanner, "requirements.txt", text).Purls()).ShouldBe(purls);
}
