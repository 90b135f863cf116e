using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.SquashFs;
using Releasing.Formats.Trees;

namespace Releasing.Core.Tests.Formats.SquashFs;

public sealed class SquashFsWriterTests
{
    private const int Block = 4096;

    private readonly SampleBytes _bytes = new(17);

    [Fact]
    public async Task What_goes_in_is_read_back()
    {
        ArchiveEntry[] entries =
        [
            SquashFsSample.File("usr/bin/tool", _bytes.Mixed(50_000), executable: true),
            SquashFsSample.File("usr/share/doc/tool/README", Encoding.UTF8.GetBytes("read me\n")),
            SquashFsSample.File("empty", []),
            ArchiveEntry.SymbolicLink("AppRun", "usr/bin/tool"),
            ArchiveEntry.Directory("private") with { Mode = 0b111_000_000 },
            SquashFsSample.File("private/setuid", [1, 2, 3]) with { Mode = Convert.ToInt32("4755", 8) },
            SquashFsSample.File("nämé/日本/\U0001F600", _bytes.Text(100)),
            SquashFsSample.File("nämé/日本/\uFF5E", _bytes.Text(101)),
        ];

        var image = SquashFsSample.Open(await SquashFsSample.ImageOf(entries));

        SquashFsSample.Listing(image).ShouldBe(SquashFsSample.Listing(entries));
        image.ModificationTime.ShouldBe(SquashFsSample.Time);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData((2 * Block) - 1)]
    [InlineData(2 * Block)]
    [InlineData((2 * Block) + 1)]
    [InlineData(37 * Block)]
    public async Task Contents_of_every_size_around_a_block_are_read_back(int size)
    {
        ArchiveEntry[] entries =
        [
            SquashFsSample.File("noise", _bytes.Noise(size)), SquashFsSample.File("text", _bytes.Text(size)), SquashFsSample.File("zeros", new byte[size]),
            SquashFsSample.File("small", _bytes.Noise(3)), SquashFsSample.File("holes", [.. new byte[size], .. _bytes.Noise(size), .. new byte[size]]),
        ];

        SquashFsSample.Listing(SquashFsSample.Open(await SquashFsSample.ImageOf(entries))).ShouldBe(SquashFsSample.Listing(entries));
    }

    [Fact]
    public async Task Fragment_blocks_are_filled_to_their_last_byte()
    {
        ArchiveEntry[] entries = [.. Enumerable.Range(0, 9).Select(index => SquashFsSample.File($"f{index}", _bytes.Noise(index % 3 == 2 ? Block / 2 : Block / 4)))];

        SquashFsSample.Listing(SquashFsSample.Open(await SquashFsSample.ImageOf(entries))).ShouldBe(SquashFsSample.Listing(entries));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(513)]
    [InlineData(3000)]
    public async Task Directories_of_any_number_of_entries_are_read_back_with_their_index(int count)
    {
        ArchiveEntry[] entries =
        [
            ArchiveEntry.Directory("d"),
            .. Enumerable.Range(0, count).Select(index => SquashFsSample.File($"d/{new string('n', index % 40)}{index}", BitConverter.GetBytes(index % 50))),
            .. Enumerable.Range(0, count / 10).Select(index => ArchiveEntry.Directory($"d/sub{index}")),
        ];

        SquashFsSample.Listing(SquashFsSample.Open(await SquashFsSample.ImageOf(entries))).ShouldBe(SquashFsSample.Listing(entries));
    }

    // Records of inodes and entries fill a block of metadata to every place around its end.
    [Fact]
    public async Task Names_of_every_length_around_a_block_of_metadata_are_read_back()
    {
        for (var length = 1; length <= 255; length += 2)
        {
            ArchiveEntry[] entries =
            [
                .. Enumerable.Range(0, 31).Select(index => ArchiveEntry.SymbolicLink($"{index:00}{new string('x', 250)}", "target")),
                ArchiveEntry.SymbolicLink(new string('y', length), new string('t', length)),
                ArchiveEntry.SymbolicLink("z", "t"),
            ];
            SquashFsSample.Listing(SquashFsSample.Open(await SquashFsSample.ImageOf(entries))).ShouldBe(SquashFsSample.Listing(entries));
        }
    }

    [Fact]
    public async Task Contents_that_are_the_same_are_stored_once()
    {
        var (large, small) = (_bytes.Noise(40 * Block), _bytes.Noise(1000));
        var once = await SquashFsSample.ImageOf([SquashFsSample.File("a", large), SquashFsSample.File("b", small), SquashFsSample.File("z", _bytes.Noise(30 * Block))]);
        var twice = await SquashFsSample.ImageOf(
        [
            SquashFsSample.File("a", large), SquashFsSample.File("a2", [.. large]), SquashFsSample.File("b", small), SquashFsSample.File("b2", [.. small]),
            SquashFsSample.File("c", [.. large]), SquashFsSample.File("z", _bytes.Noise(30 * Block)), SquashFsSample.File("zz", [.. large]),
        ]);

        var image = SquashFsSample.Open(twice);
        SquashFsSample.ContentOf(image, "a2").ShouldHaveBytes(large);
        SquashFsSample.ContentOf(image, "zz").ShouldHaveBytes(large);
        SquashFsSample.ContentOf(image, "b2").ShouldHaveBytes(small);
        twice.Length.ShouldBeLessThanOrEqualTo(once.Length + Block);
    }

    [Fact]
    public async Task Zeros_take_no_room()
    {
        const int Length = 64 * 1024 * 1024;
        var image = await SquashFsSample.ImageOf(
            [ArchiveEntry.File("zeros", new ChangingContent("zeros", Length, Length)), SquashFsSample.File("few", new byte[SquashFsSettings.DefaultBlockSize - 1])], SquashFsSettings.DefaultBlockSize);

        image.Length.ShouldBe(Block);
        SquashFsSample.Open(image).Entries.Single(entry => entry.Path == "zeros").Length.ShouldBe(Length);
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes_by_any_number_of_threads_and_in_any_order()
    {
        ArchiveEntry[] entries = [.. Enumerable.Range(0, 60).Select(index => SquashFsSample.File($"d{index % 7}/f{index}", _bytes.Mixed(index * 700)))];

        var one = await SquashFsSample.ImageOf(entries, parallelism: 1);
        var many = await SquashFsSample.ImageOf(entries.Reverse(), parallelism: 5);

        many.ShouldHaveBytes(one);
        one.Length.ShouldBe((one.Length + 4095) / 4096 * 4096);
    }

    [Fact]
    public async Task An_image_may_begin_anywhere_in_a_file()
    {
        ArchiveEntry[] entries = [SquashFsSample.File("a", _bytes.Mixed(20_000)), SquashFsSample.File("b", _bytes.Noise(20_000)), SquashFsSample.File("c", _bytes.Noise(10))];
        var file = new MemoryStream();
        await file.WriteAsync(new byte[777]);
        await SquashFsWriter.WriteAsync(file, FileTree.Of(entries, NameComparison.CaseSensitive, "x"), new SquashFsSettings { BlockSize = Block, ModificationTime = SquashFsSample.Time }, "x");

        file.ToArray()[777..].ShouldHaveBytes(await SquashFsSample.ImageOf(entries));
        file.Position.ShouldBe(file.Length);
        SquashFsSample.Listing(SquashFsImage.Open(file, "x", 777)).ShouldBe(SquashFsSample.Listing(entries));
    }

    [Fact]
    public async Task A_file_appears_whole_with_its_digest_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        var tree = FileTree.Of([SquashFsSample.File("a", _bytes.Mixed(10_000))], NameComparison.CaseSensitive, "x");

        var written = await SquashFsFile.WriteAsync(folder["a.squashfs"], tree, new SquashFsSettings());

        var bytes = await File.ReadAllBytesAsync(folder["a.squashfs"]);
        written.Size.ShouldBe(bytes.Length);
        written.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

        var changing = FileTree.Of([ArchiveEntry.File("a", new ChangingContent("growing", 10, 11))], NameComparison.CaseSensitive, "x");
        await Should.ThrowAsync<InvalidInputException>(() => SquashFsFile.WriteAsync(folder["b.squashfs"], changing, new SquashFsSettings()));
        Directory.GetFiles(folder.Path).ShouldBe([folder["a.squashfs"]]);
    }

    [Fact]
    public async Task Everything_that_cannot_be_written_is_refused_at_once()
    {
        var tree = FileTree.Of([SquashFsSample.File(new string('é', 128), []), ArchiveEntry.SymbolicLink("l", new string('x', 4096))], NameComparison.CaseSensitive, "x");
        var settings = new SquashFsSettings { BlockSize = 5000, Level = 10, Parallelism = 0, ModificationTime = new DateTimeOffset(1960, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        var error = await Should.ThrowAsync<PreflightException>(() => SquashFsWriter.WriteAsync(new MemoryStream(), tree, settings, "tool.AppImage"));

        error.Problems.Count.ShouldBe(6);
        error.Message.ShouldStartWith("tool.AppImage");
        error.Message.ShouldContain("255 bytes");
        error.Message.ShouldContain("power of two");
    }
}
