using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Comparison;
using Releasing.Formats.Dmg;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Comparison;

public sealed class DiskImageComparisonTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-compare-dmg-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(DmgFileSystem.HfsPlus, "partition disk image (Apple_HFS : 4) → bin/tool")]
    [InlineData(DmgFileSystem.Iso9660, "partition whole disk (Apple_ISO : 0) → bin/tool")]
    public async Task The_file_that_differs_is_named(DmgFileSystem system, string where)
    {
        var one = await WriteAsync("one", system, "program one");
        (await CompareAsync(one, WriteAsync("same", system, "program one"))).ShouldBeEmpty();

        var found = await CompareAsync(one, WriteAsync("two", system, "program two"));

        found.ShouldContain(difference => difference.Member == where && difference.What.Contains("byte"));
        found.ShouldNotContain(difference => difference.Member.Contains("README"));
    }

    [Fact]
    public async Task Modes_and_names_are_compared()
    {
        var one = await WriteAsync("one", DmgFileSystem.HfsPlus, "program", isExecutable: true);
        (await CompareAsync(one, WriteAsync("two", DmgFileSystem.HfsPlus, "program", isExecutable: false))).ShouldContain(difference => difference.What == "mode is '0755', then '0644'");

        var found = await CompareAsync(one, WriteAsync("three", DmgFileSystem.HfsPlus, "program", isExecutable: true, "NOTES"));
        found.ShouldContain(difference => difference.Member.EndsWith("README", StringComparison.Ordinal) && difference.What == "is only in the first");
    }

    [Fact]
    public async Task Images_that_are_compressed_otherwise_are_told_from_those_with_other_contents()
    {
        var one = await WriteAsync("one", DmgFileSystem.HfsPlus, "program", level: 1);

        (await CompareAsync(one, WriteAsync("two", DmgFileSystem.HfsPlus, "program", level: 9))).ShouldHaveSingleItem().What.ShouldContain("its parts are the same, but not the disk image around them");
    }

    [Fact]
    public async Task A_damaged_volume_is_still_compared()
    {
        var one = await WriteAsync("one", DmgFileSystem.HfsPlus, "program");
        var bytes = await File.ReadAllBytesAsync(one);
        bytes[bytes.Length / 3] ^= 0x10;
        var other = Path.Combine(_folder.FullName, "damaged.dmg");
        await File.WriteAllBytesAsync(other, bytes);

        FileComparison.Compare(one, other).ShouldNotBeEmpty();
    }

    private static async Task<IReadOnlyList<Difference>> CompareAsync(string one, Task<string> other) => FileComparison.Compare(one, await other);

    private async Task<string> WriteAsync(string name, DmgFileSystem system, string program, bool isExecutable = true, string text = "README", int level = 5)
    {
        var path = Path.Combine(_folder.FullName, name + ".dmg");
        await DmgFile.WriteAsync(path, new DmgImage
        {
            VolumeName = "Tool",
            FileSystem = system,
            Entries =
            [
                ArchiveEntry.File("bin/tool", ContentSource.FromBytes(Encoding.UTF8.GetBytes(program), "tool"), isExecutable),
                ArchiveEntry.File(text, ContentSource.FromBytes(new SampleBytes(3).Text(9000), "README")), ArchiveEntry.SymbolicLink("Applications", "/Applications"),
            ],
            Compression = new DeflateSettings { Level = level },
        });
        return path;
    }
}
