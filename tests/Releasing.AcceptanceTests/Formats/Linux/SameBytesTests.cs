using System.Globalization;
using Releasing.PackageHost;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>The same model gives the same bytes in another folder, at another umask and in another time zone.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(1_002)]
    [InlineData(1_005)]
    public async Task Packages_are_the_same_whatever_surrounds_the_build(int seed)
    {
        var here = Path.Combine(_folder.FullName, "here");
        var package = RandomPackage.Create(seed, Path.Combine(_folder.FullName, "sources"));
        foreach (var format in RandomPackage.Formats)
        {
            await package.WriteAsync(format, here);
        }

        var there = Path.Combine(_folder.FullName, "there of another length");
        Validator.Require("sh").Run(
            "-c", "umask 077; TZ=Pacific/Kiritimati; export TZ; exec \"$0\" \"$@\"", "dotnet", BuiltProgram.OfTests("Releasing.PackageHost"),
            seed.ToString(CultureInfo.InvariantCulture), Path.Combine(there, "other sources"), there).ShouldBeAccepted();

        foreach (var path in Directory.EnumerateFiles(here))
        {
            var other = Path.Combine(there, Path.GetFileName(path));
            File.ReadAllBytes(other).AsSpan().SequenceEqual(File.ReadAllBytes(path)).ShouldBeTrue($"{Path.GetFileName(path)} of seed {seed} differs");
        }

        Directory.GetFiles(here).Length.ShouldBe(RandomPackage.Formats.Count);
    }
}
