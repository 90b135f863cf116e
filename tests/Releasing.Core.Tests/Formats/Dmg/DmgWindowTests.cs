using System.Buffers.Binary;
using System.Text;
using Releasing.Core.Tests.Formats.DesktopStore;
using Releasing.Core.Tests.Formats.HfsPlus;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;

namespace Releasing.Core.Tests.Formats.Dmg;

public sealed class DmgWindowTests
{
    private static readonly DmgImage s_image = new()
    {
        VolumeName = "Tool 1.2.3",
        Entries =
        [
            ArchiveEntry.File("Tool.app/Contents/PkgInfo", Content("APPL????")),
            ArchiveEntry.SymbolicLink("Applications", "/Applications"),
            ArchiveEntry.File(".background/background.png", Content("picture")),
        ],
        Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        Window = new DmgWindow
        {
            Background = ".background/background.png",
            Positions = new Dictionary<string, DmgPoint> { ["Tool.app"] = new(150, 180), ["Applications"] = new(450, 180), ["Größe.txt"] = new(-5, 9) },
        },
    };

    [Fact]
    public void The_store_says_how_the_window_looks_and_where_the_icons_are()
    {
        var records = Store(s_image);

        records.Select(record => $"{record.Name} {record.Field} {record.Type}").ShouldBe(
            [". bwsp blob", ". icvl type", ". icvp blob", ". vSrn long", "Applications Iloc blob", "Gro\u0308ße.txt Iloc blob", "Tool.app Iloc blob"]);
        Convert.ToHexStringLower(records[^1].Value).ShouldBe("00000096000000b4ffffffffffff0000");
        Encoding.ASCII.GetString(records[0].Value).ShouldContain("{{200, 200}, {600, 428}}");
    }

    [Theory]
    [InlineData("Tool 1.2.3")]
    [InlineData("A volume whose name is longer than twenty-seven characters")]
    [InlineData("Größe 文書 \U0001F600")]
    public void The_picture_is_named_by_an_alias_with_the_numbers_that_its_folder_and_it_have_on_the_volume(string name)
    {
        var image = s_image with { VolumeName = name };
        var view = Store(image).Single(record => record.Field == "icvp").Value;
        var start = view.AsSpan().IndexOf("H+"u8) - 42;
        var alias = view.AsSpan(start, BinaryPrimitives.ReadUInt16BigEndian(view.AsSpan(start + 4)));

        BinaryPrimitives.ReadUInt16BigEndian(alias[6..]).ShouldBe((ushort)2);
        Encoding.ASCII.GetString(alias.Slice(51, alias[50])).ShouldBe("background.png");
        alias[10].ShouldBe((byte)Math.Min(27, Encoding.ASCII.GetByteCount(name)));
        BinaryPrimitives.ReadUInt32BigEndian(alias[38..]).ShouldBe(1_700_000_000u + 2_082_844_800u);
        var volume = Volume(image);
        BinaryPrimitives.ReadUInt32BigEndian(alias[46..]).ShouldBe(NumberOf(volume, ".background"));
        BinaryPrimitives.ReadUInt32BigEndian(alias[114..]).ShouldBe(NumberOf(volume, "background.png"));

        var tags = new Dictionary<int, byte[]>();
        var at = 150;
        for (var tag = -1; tag != 0xFFFF;)
        {
            tag = BinaryPrimitives.ReadUInt16BigEndian(alias[at..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(alias[(at + 2)..]);
            tags.Add(tag, alias.Slice(at + 4, length).ToArray());
            at += 4 + length + (length % 2);
        }

        at.ShouldBe(alias.Length);
        Encoding.UTF8.GetString(tags[18]).ShouldBe("/.background/background.png");
        Encoding.UTF8.GetString(tags[19]).ShouldBe($"/Volumes/{name}");
        Encoding.BigEndianUnicode.GetString(tags[15].AsSpan(2)).ShouldBe(name);
        (tags[15].Length / 2 - 1).ShouldBe(name.Length);
    }

    [Fact]
    public void A_volume_without_a_window_has_no_store_and_one_among_the_entries_comes_first()
    {
        (s_image with { Window = null }).AllEntries().ShouldBe(s_image.Entries);
        var own = s_image with { Entries = [.. s_image.Entries, ArchiveEntry.File(".DS_Store", Content("own"))] };
        own.AllEntries().ShouldBe(own.Entries);
        Encoding.ASCII.GetString(HfsPlusChecker.Check(Volume(own)).Entries[".DS_Store"].Content!).ShouldBe("own");
    }

    [Theory]
    [InlineData(DmgFileSystem.HfsPlus)]
    [InlineData(DmgFileSystem.Iso9660)]
    public void The_same_image_gives_the_same_store(DmgFileSystem system)
    {
        var image = s_image with { FileSystem = system };

        StoreBytes(image).ShouldBe(StoreBytes(image with { Entries = [.. image.Entries.Reverse()] }));
    }

    [Fact]
    public void A_window_that_cannot_be_is_refused_with_everything_that_is_wrong()
    {
        var wrong = new DmgWindow
        {
            Width = 10,
            Height = 5000,
            IconSize = 8,
            TextSize = 99,
            Positions = new Dictionary<string, DmgPoint> { ["a"] = new(int.MinValue, 0) },
            Background = "missing/picture.png",
        };

        (s_image with { Window = wrong }).Problems().Count.ShouldBe(6);
        (s_image with { Window = new DmgWindow { Background = "picture.png" } }).Problems().ShouldHaveSingleItem().ShouldContain("'picture.png'");
        (s_image with { VolumeName = new string('語', 255) }).Problems().ShouldHaveSingleItem().ShouldContain("icvp");
        s_image.Problems().ShouldBeEmpty();
    }

    private static uint NumberOf(byte[] volume, string name)
    {
        // Its record in the catalog: kind, flags, two fields, then the number; the key ends with the name.
        byte[] key = [0, (byte)name.Length, .. Encoding.BigEndianUnicode.GetBytes(name), 0];
        var at = volume.AsSpan().IndexOf(key) + key.Length - 1;
        return BinaryPrimitives.ReadUInt32BigEndian(volume.AsSpan(at + 8));
    }

    private static IReadOnlyList<(string Name, string Field, string Type, byte[] Value)> Store(DmgImage image) => DesktopStoreReader.Read(StoreBytes(image)).Records;

    private static byte[] StoreBytes(DmgImage image)
    {
        var bytes = new MemoryStream();
        using var content = image.AllEntries().Single(entry => entry.Name == ".DS_Store").Content!.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Volume(DmgImage image)
    {
        var volume = new MemoryStream();
        DmgFile.Partitions(image).Single(partition => partition.Name.Contains("Apple_HFS", StringComparison.Ordinal)).WriteAsync!(volume, CancellationToken.None).GetAwaiter().GetResult();
        return volume.ToArray();
    }

    private static ContentSource Content(string text) => ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), "content");
}
