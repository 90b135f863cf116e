using Releasing.Failures;
using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>Sources that only other programs can make.</summary>
public sealed class StrangeSourcesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose()
    {
        // The platform cannot name what is no UTF-8, so it cannot remove it either.
        Validator.Require("sh").Run("-c", "rm -r \"$0\"", _folder.FullName);
    }

    [SkippableTheory]
    [InlineData("mkfifo pipe", "is a device, pipe or socket")]
    [InlineData("touch \"$(printf 'latin-\\344')\"", "is not valid Unicode")]
    [InlineData("mkdir \"$(printf 'latin-\\344')\"", "is not valid Unicode")]
    [InlineData("ln -s \"$(printf 'latin-\\344')\" link", "is not valid Unicode")]
    public void Are_refused_with_their_names_and_do_not_hang(string command, string problem)
    {
        Validator.Require("sh").RunIn(_folder.FullName, "-c", command).ShouldBeAccepted();

        Should.Throw<PreflightException>(() => PackageTree.Resolve([PackageContent.Tree(_folder.FullName, "/opt/tool")], "/", PackageFormats.Deb, DateTimeOffset.UnixEpoch))
            .Problems.ShouldHaveSingleItem().ShouldContain(problem);
    }
}
