using Releasing.Core.Tests.Formats.Deb;
using Releasing.Formats.Comparison;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;
using Shouldly;
using Xunit;

namespace Releasing.Core.Tests.Formats.Comparison;

public sealed class PackageComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_the_file_in_the_archive_of_a_Debian_package()
    {
        var found = await CompareAsync((path, package) => DebFile.WriteAsync(path, new DebPackage { Package = package }));

        found.ShouldContain(difference => difference.Member == "data.tar.gz → ./usr/bin/tool" && difference.What.Contains("echo 1"));
        found.ShouldContain(difference => difference.Member == "control.tar.gz → ./md5sums");
    }

    [Fact]
    public async Task Names_the_file_in_the_payload_of_an_RPM_package_and_its_header()
    {
        var found = await CompareAsync((path, package) => RpmFile.WriteAsync(path, new RpmPackage { Package = package with { Licence = "MIT" }, AutomaticDependencies = false }));

        found.ShouldContain(difference => difference.Member == "payload → ./usr/bin/tool" && difference.What.Contains("echo 1"));
        found.ShouldContain(difference => difference.Member == "header");
    }

    [Theory]
    [InlineData("!<arch>\nbroken")]
    [InlineData("070701broken")]
    public void A_damaged_archive_differs_all_the_same(string start)
    {
        File.WriteAllText(_folder["1"], start + new string('x', 300));
        File.WriteAllText(_folder["2"], start + new string('y', 300));

        FileComparison.Compare(_folder["1"], _folder["2"]).ShouldHaveSingleItem().What.ShouldContain("cannot be read as");
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(Func<string, LinuxPackage, Task> write)
    {
        await write(_folder["1"], Package("echo 1\n"));
        await write(_folder["2"], Package("echo 2\n"));
        return FileComparison.Compare(_folder["1"], _folder["2"]);
    }

    private static LinuxPackage Package(string program) => DebSamples.Linux with
    {
        Members =
        [
            DebSamples.Directory("/usr") with { IsSystemDirectory = true }, DebSamples.Directory("/usr/bin") with { IsSystemDirectory = true },
            DebSamples.File("/usr/bin/tool", program) with { Mode = 0b111_101_101 },
        ],
    };
}
