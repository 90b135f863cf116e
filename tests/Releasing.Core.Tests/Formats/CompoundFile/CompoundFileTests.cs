using System.Globalization;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.CompoundFile;

namespace Releasing.Core.Tests.Formats.CompoundFile;

public sealed class CompoundFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CompoundVersion.Three)]
    [InlineData(CompoundVersion.Four)]
    public async Task Streams_of_every_length_around_sectors_read_back(CompoundVersion version)
    {
        var random = new SampleBytes(1);
        int[] lengths = [0, 1, 63, 64, 65, 127, 128, 511, 512, 513, 4032, 4095, 4096, 4097, 4607, 4608, 4609, 8191, 8192, 8193, 65535, 65536, 65537];
        foreach (var length in lengths)
        {
            var root = Storage(("first", random.Noise(length)), ("second", random.Noise(lengths[^1] - length)), ("third", random.Noise(length)));

            (await WriteAsync(root, version)).ShouldBeReadAs(root);
        }
    }

    [Fact]
    public async Task The_directory_is_a_red_black_tree_for_any_number_of_streams()
    {
        for (var count = 0; count <= 70; count++)
        {
            var root = Storage([.. Enumerable.Range(0, count).Select(i => (string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (i % 26))}{i * 7919 % 1000}"), new byte[i]))]);
            var path = await WriteAsync(root);
            var raw = new RawCompoundFile(await File.ReadAllBytesAsync(path));

            raw.BlackHeight(raw.Entries[0].Child).ShouldBeGreaterThanOrEqualTo(count == 0 ? 0 : 1);
            if (count > 0)
            {
                raw.Entries[(int)raw.Entries[0].Child].IsRed.ShouldBeFalse();
            }

            raw.InOrder(raw.Entries[0].Child).ShouldBe(root.Streams.Select(stream => stream.Name).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));
            raw.Entries.ShouldAllBe(entry => !entry.HasTimes);
            path.ShouldBeReadAs(root);
        }
    }

    [Theory]
    // The FAT describes itself too: from here one sector of it is full, then two, then all that the header has room for, then a DIFAT sector, then two.
    [InlineData(126)]
    [InlineData(253)]
    [InlineData((109 * 128) - 110)]
    [InlineData((109 + 127) * 127)]
    public async Task Files_around_full_sectors_of_FAT_and_DIFAT_read_back(int sectors)
    {
        for (var more = -2; more <= 2; more++)
        {
            var root = Storage(("long", new byte[(sectors + more) * 512]));
            var path = await WriteAsync(root);

            path.ShouldBeReadAs(root);
            var length = new FileInfo(path).Length;
            new RawCompoundFile(await File.ReadAllBytesAsync(path)).Fat.Count(number => number != uint.MaxValue).ShouldBe((int)(length / 512) - 1);
        }
    }

    [Fact]
    public async Task Storages_hold_streams_and_storages()
    {
        var root = Storage(("top", [1, 2, 3]));
        var inner = new CompoundStorage { Name = "inner", ClassId = new Guid("000c1084-0000-0000-c000-000000000046") };
        inner.Streams.Add(new CompoundMember("top", ContentSource.FromBytes(new byte[5000], "inner/top")));
        inner.Storages.Add(new CompoundStorage { Name = "empty" });
        root.Storages.Add(inner);

        (await WriteAsync(root)).ShouldBeReadAs(root);
    }

    [Fact]
    public async Task The_order_in_which_streams_were_added_changes_no_byte()
    {
        (string, byte[])[] streams = [("b", [1]), ("A", new byte[9000]), ("cc", [2, 3])];

        var one = await File.ReadAllBytesAsync(await WriteAsync(Storage(streams)));
        var two = await File.ReadAllBytesAsync(await WriteAsync(Storage([.. streams.Reverse()])));

        two.ShouldHaveBytes(one);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a/b", "U+002F")]
    [InlineData("a:b", "U+003A")]
    [InlineData("a!b", "U+0021")]
    [InlineData("a\\b", "U+005C")]
    [InlineData("a-name-with-more-than-31-letters", "32 characters")]
    public async Task Refuses_a_name_that_no_stream_may_have(string name, string what) =>
        (await Should.ThrowAsync<InvalidInputException>(() => WriteAsync(Storage((name, []))))).Message.ShouldContain(what);

    [Fact]
    public async Task Refuses_names_that_differ_in_case_alone() =>
        (await Should.ThrowAsync<InvalidInputException>(() => WriteAsync(Storage(("Name", []), ("nAME", []))))).Message.ShouldContain("case alone");

    [Fact]
    public async Task Refuses_version_3_where_the_file_has_2_GiB()
    {
        var root = new CompoundStorage();
        root.Streams.Add(new CompoundMember("long", new ChangingContent("long", 0x80000000, 0)));

        (await Should.ThrowAsync<InvalidInputException>(() => CompoundFileWriter.WriteAsync(Stream.Null, root, CompoundVersion.Three))).Message.ShouldContain("version 4");
    }

    [Fact]
    public void The_sector_that_others_lock_belongs_to_nobody()
    {
        var root = new CompoundStorage();
        root.Streams.Add(new CompoundMember("long", new ChangingContent("long", 0x80000000, 0)));
        var layout = new CompoundLayout(CompoundDirectory.Of(root), CompoundVersion.Four);
        layout.Chain(0x80000000 / 4096);

        var fat = layout.Fat().ToList();

        // MS-CFB 2.8: the sector of bytes 7FFFFF00 to 7FFFFFFF.
        fat[0x7FFFE].ShouldBe(0xFFFFFFFE);
        fat[0x7FFFD].ShouldBe(0x7FFFFu);
        fat.Count(number => number == 0x7FFFE).ShouldBe(0);
        layout.FileLength.ShouldBe(4096 * (1 + layout.SectorCount));
    }

    private static CompoundStorage Storage(params (string Name, byte[] Bytes)[] streams)
    {
        var root = new CompoundStorage { ClassId = new Guid("11223344-5566-7788-99aa-bbccddeeff00") };
        foreach (var (name, bytes) in streams)
        {
            root.Streams.Add(new CompoundMember(name, ContentSource.FromBytes(bytes, name)));
        }

        return root;
    }

    private async Task<string> WriteAsync(CompoundStorage root, CompoundVersion? version = null)
    {
        var path = _folder["file"];
        await using var file = File.Create(path);
        await CompoundFileWriter.WriteAsync(file, root, version);
        return path;
    }
}
