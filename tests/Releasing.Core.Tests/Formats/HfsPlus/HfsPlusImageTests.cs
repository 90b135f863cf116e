using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.HfsPlus;
using Releasing.Formats.Trees;

namespace Releasing.Core.Tests.Formats.HfsPlus;

public sealed class HfsPlusImageTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public async Task Files_folders_links_modes_and_times_are_on_the_volume()
    {
        var checker = HfsPlusChecker.Check(await WriteAsync(
            File("bin/tool", "program", true), File("bin/empty", ""), File("README", "text"), ArchiveEntry.SymbolicLink("Applications", "/Applications"), ArchiveEntry.Directory("nothing")));

        checker.VolumeName.ShouldBe("Tool 1.0");
        checker.Entries.Keys.ShouldBe(["", "Applications", "README", "bin", "bin/empty", "bin/tool", "nothing"]);
        checker.Entries["bin/tool"].Content.ShouldBe("program"u8.ToArray());
        checker.Entries["bin/tool"].Mode.ShouldBe(0x8000 | 0b111_101_101);
        checker.Entries["README"].Mode.ShouldBe(0x8000 | 0b110_100_100);
        checker.Entries["bin"].Mode.ShouldBe(0x4000 | 0b111_101_101);
        var link = checker.Entries["Applications"];
        (link.Mode, link.Type, Encoding.UTF8.GetString(link.Content)).ShouldBe((0xA000 | 0b111_111_111, "slnkrhap", "/Applications"));
        // 1904 is 2082844800 seconds before 1970 (TN1150, "HFS Plus Dates").
        checker.Entries.Values.ShouldAllBe(entry => entry.Time == 2_082_844_800 + 1_700_000_000u);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(70_000)]
    public async Task Files_of_every_size_around_a_block_lie_in_whole_blocks(int size)
    {
        var bytes = new SampleBytes(3).Noise(size);
        var checker = HfsPlusChecker.Check(await WriteAsync(ArchiveEntry.File("a", ContentSource.FromBytes(bytes, "a")), File("b", "behind")));

        checker.Entries["a"].Content.ShouldHaveBytes(bytes);
        checker.Entries["b"].Content.ShouldBe("behind"u8.ToArray());
    }

    [Fact]
    public async Task Trees_of_every_size_around_a_node_are_sound()
    {
        var heights = new HashSet<int>();
        for (var files = 0; files < 90; files++)
        {
            var checker = HfsPlusChecker.Check(await WriteAsync(512, [.. Enumerable.Range(0, files).Select(index => File($"{new string('n', 1 + (index % 100))}{index}", ""))]));
            checker.Entries.Count.ShouldBe(files + 1);
            heights.Add(checker.Catalog.Depth);
        }

        heights.ShouldBe([1, 2, 3, 4, 5], ignoreOrder: true);
    }

    [Theory]
    [InlineData(900, 0)]
    [InlineData(1500, 1)]
    [InlineData(5000, 2)]
    public async Task A_catalog_of_more_nodes_than_its_header_can_mark_has_map_nodes(int files, int maps)
    {
        var checker = HfsPlusChecker.Check(await WriteAsync(512, [.. Enumerable.Range(0, files).Select(index => File($"d{index % 9}/{index}{new string('x', 60)}", ""))]));

        checker.Entries.Count.ShouldBe(files + 9 + 1);
        checker.Catalog.MapNodes.ShouldBe(maps);
    }

    [Fact]
    public async Task Long_names_and_deep_paths_are_kept()
    {
        var name = new string('n', 255);
        var deep = string.Join('/', Enumerable.Range(0, 300).Select(index => $"d{index}"));
        var checker = HfsPlusChecker.Check(await WriteAsync(File(name, "long"), File($"{deep}/end", "deep")));

        checker.Entries[name].Content.ShouldBe("long"u8.ToArray());
        checker.Entries[$"{deep}/end"].Content.ShouldBe("deep"u8.ToArray());
    }

    [Fact]
    public async Task Names_are_decomposed_and_a_colon_changes_places_with_the_slash()
    {
        var checker = HfsPlusChecker.Check(await WriteAsync(File("Größe", "1"), File("12:30", "2"), File("각", "3"), File("\u1E69", "4"), File("s\u0307\u0323x", "5"), File("😀", "6")));

        checker.Entries.Keys.ShouldBe(["", "12/30", "Gro\u0308ße", "s\u0323\u0307", "s\u0323\u0307x", "\u1100\u1161\u11A8", "😀"], ignoreOrder: true);
    }

    [Fact]
    public async Task Random_trees_are_sound()
    {
        for (var seed = 1u; seed <= 40; seed++)
        {
            await CheckRandomTree(seed, 60);
        }
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Many_random_trees_are_sound()
    {
        for (var seed = 1000u; seed < 3000; seed++)
        {
            await CheckRandomTree(seed, 400);
        }
    }

    [Fact]
    public async Task The_volume_icon_is_told_to_the_Finder()
    {
        static int Flags(HfsPlusChecker checker) => (checker.Entries[""].Record[56] << 8) | checker.Entries[""].Record[57];

        Flags(HfsPlusChecker.Check(await WriteAsync(File(".VolumeIcon.icns", "icns")))).ShouldBe(0x0400);
        Flags(HfsPlusChecker.Check(await WriteAsync(File("a/.VolumeIcon.icns", "icns")))).ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_are_the_same_on_every_machine()
    {
        ArchiveEntry[] entries = [File("bin/tool", "program", true), File("Größe", "text"), ArchiveEntry.SymbolicLink("Applications", "/Applications")];
        var volume = await WriteAsync(entries);

        (await WriteAsync([.. entries.Reverse()])).ShouldHaveBytes(volume);
        Convert.ToHexStringLower(SHA256.HashData(volume)).ShouldBe("69ee0b3e3fb01ca29005ee6d8ba82dca1059d0b051bdd3852444d5c9c269e92c");
    }

    [Fact]
    public void Everything_that_the_format_forbids_is_told_at_once()
    {
        var error = Should.Throw<PreflightException>(() => new HfsPlusImage(new HfsPlusVolume
        {
            Name = "a:b",
            Time = new DateTimeOffset(2041, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Tree = Tree(File(new string('n', 256), ""), File(new string('é', 128), ""), File("é", ""), File("e\u0301", ""), ArchiveEntry.SymbolicLink("link", new string('t', 1024))),
        }));

        error.Problems.Count.ShouldBe(6);
        error.Message.ShouldContain("'a:b'");
        error.Message.ShouldContain("2041-01-01");
        error.Message.ShouldContain("256 UTF-16 units");
        error.Message.ShouldContain("one name on an HFS+ volume");
        error.Message.ShouldContain("1023 bytes");
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_written_is_an_error()
    {
        var image = new HfsPlusImage(new HfsPlusVolume { Name = "v", Tree = Tree(ArchiveEntry.File("a", new ChangingContent("a", 10, 9))) });

        await Should.ThrowAsync<InvalidInputException>(() => image.WriteAsync(new MemoryStream()));
    }

    private static async Task CheckRandomTree(uint seed, int most)
    {
        var random = new SampleBytes(seed);
        var nodeSize = new[] { 512, 4096, 8192 }[random.Below(3)];
        var expected = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        for (var file = random.Below(most); file > 0; file--)
        {
            var path = string.Join('/', Enumerable.Range(0, random.Below(4)).Select(level => $"{(char)('A' + random.Below(5))}{level}")) + $"/f{new string((char)('a' + random.Below(26)), 1 + random.Below(nodeSize == 512 ? 100 : 250))}";
            expected[path.TrimStart('/')] = new SampleBytes(seed + (uint)file).Mixed(random.Below(9000));
        }

        var checker = HfsPlusChecker.Check(await WriteAsync(nodeSize, [.. expected.Select(pair => ArchiveEntry.File(pair.Key, ContentSource.FromBytes(pair.Value, pair.Key)))]));
        var files = checker.Entries.Where(entry => !entry.Value.IsFolder).ToList();
        files.Count.ShouldBe(expected.Count);
        files.ForEach(file => file.Value.Content.ShouldHaveBytes(expected[file.Key]));
    }

    private static Task<byte[]> WriteAsync(params ArchiveEntry[] entries) => WriteAsync(8192, entries);

    private static async Task<byte[]> WriteAsync(int nodeSize, ArchiveEntry[] entries)
    {
        var image = new HfsPlusImage(new HfsPlusVolume { Name = "Tool 1.0", Tree = Tree(entries), Time = s_time }, nodeSize);
        var stream = new MemoryStream();
        await image.WriteAsync(stream);
        stream.Length.ShouldBe(image.Length);
        return stream.ToArray();
    }

    private static FileTree Tree(params ArchiveEntry[] entries) => FileTree.Of(entries, NameComparison.CaseInsensitive, "the volume");

    private static ArchiveEntry File(string name, string text, bool executable = false) => ArchiveEntry.File(name, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name), executable);
}
