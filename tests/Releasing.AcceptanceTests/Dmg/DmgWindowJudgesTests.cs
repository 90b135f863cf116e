using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;

namespace Releasing.AcceptanceTests.Dmg;

/// <summary>7-Zip takes the <c>.DS_Store</c> out of an image, and Python's plistlib reads the property lists in it.</summary>
public sealed class DmgWindowJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-window-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(DmgFileSystem.HfsPlus)]
    [InlineData(DmgFileSystem.Iso9660)]
    public async Task Window_picture_and_icons_are_read(DmgFileSystem system)
    {
        var (sevenZip, python) = (Validator.Require("7z"), Validator.Require("python3"));
        var path = Path.Combine(_folder.FullName, "tool.dmg");
        await DmgFile.WriteAsync(path, new DmgImage
        {
            VolumeName = "Tool 1.2.3",
            FileSystem = system,
            Entries = [ArchiveEntry.File("Tool.app/Contents/PkgInfo", Content()), ArchiveEntry.SymbolicLink("Applications", "/Applications"), ArchiveEntry.File(".background/background.png", Content())],
            Window = new DmgWindow
            {
                Background = ".background/background.png",
                Positions = Enumerable.Range(0, 300).ToDictionary(number => $"file {number:d3}", number => new DmgPoint(number, 2 * number)),
            },
        });
        if (system == DmgFileSystem.HfsPlus)
        {
            sevenZip.RunIn(_folder.FullName, "x", "-y", path).ShouldBeAccepted();
        }
        else
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "disc.iso"), Disk(path));
            sevenZip.RunIn(_folder.FullName, "x", "-y", "disc.iso").ShouldBeAccepted();
        }

        var store = Directory.GetFiles(_folder.FullName, ".DS_Store", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).ShouldHaveSingleItem();
        var lines = python.Accept(Path.Combine(AppContext.BaseDirectory, "Dmg", "desktop-store.py"), store).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(304);
        lines[0].ShouldBe(
            "[\".\", \"bwsp\", {\"ContainerShowSidebar\": false, \"ShowPathbar\": false, \"ShowSidebar\": false, \"ShowStatusBar\": false, \"ShowTabView\": false, \"ShowToolbar\": false, "
            + "\"SidebarWidth\": 0, \"WindowBounds\": \"{{200, 200}, {600, 428}}\"}]");
        lines[1].ShouldBe("[\".\", \"icvl\", \"icnv\"]");
        lines[2].ShouldContain("\"arrangeBy\": \"none\"");
        lines[2].ShouldContain("\"backgroundType\": 2");
        lines[2].ShouldContain(Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes("Tool 1.2.3")));
        lines[2].ShouldContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("/.background/background.png")));
        lines[2].ShouldContain("\"iconSize\": 128.0");
        lines[3].ShouldBe("[\".\", \"vSrn\", 1]");
        lines[4..].ShouldBe(Enumerable.Range(0, 300).Select(number => $"[\"file {number:d3}\", \"Iloc\", [{number}, {2 * number}]]"));
    }

    private static byte[] Disk(string path)
    {
        using var file = File.OpenRead(path);
        var disk = new MemoryStream();
        UdifReader.Open(file, path).CopyTo(disk);
        return disk.ToArray();
    }

    private static ContentSource Content() => ContentSource.FromBytes(new byte[10], "content");
}
