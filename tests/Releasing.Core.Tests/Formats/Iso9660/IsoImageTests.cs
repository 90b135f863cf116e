using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Iso9660;
using Releasing.Formats.Trees;

namespace Releasing.Core.Tests.Formats.Iso9660;

public sealed class IsoImageTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public async Task Descriptor_and_path_tables_say_where_everything_is()
    {
        var volume = await WriteAsync(File("bin/tool", "program"), File("README", "text"), ArchiveEntry.Directory("empty"));

        Encoding.ASCII.GetString(volume, (16 * 2048) + 1, 5).ShouldBe("CD001");
        Encoding.ASCII.GetString(volume, (16 * 2048) + 40, 32).TrimEnd().ShouldBe("TOOL 1.0");
        U32(volume, (16 * 2048) + 80).ShouldBe((uint)(volume.Length / 2048));
        var (little, big) = (U32(volume, (16 * 2048) + 140) * 2048, BinaryPrimitives.ReadUInt32BigEndian(volume.AsSpan((16 * 2048) + 148)) * 2048);
        Encoding.ASCII.GetString(volume, (int)little + 10 + 8, 3).ShouldBe("BIN");
        U32(volume, (int)little + 2).ShouldBe(BinaryPrimitives.ReadUInt32BigEndian(volume.AsSpan((int)big + 2)));
        U32(volume, (int)little + 2).ShouldBe(U32(volume, (16 * 2048) + 156 + 2), "the root");
    }

    [Fact]
    public async Task Directories_of_every_size_around_a_block_keep_each_record_in_one()
    {
        for (var files = 0; files < 60; files++)
        {
            var volume = await WriteAsync([.. Enumerable.Range(0, files).Select(index => File($"{new string('n', index % 90)}{index}", "x"))]);
            var (block, length) = (U32(volume, (16 * 2048) + 158), U32(volume, (16 * 2048) + 166));
            (length % 2048).ShouldBe(0u);
            Records(volume.AsSpan((int)block * 2048, (int)length)).ShouldBe(files + 2);
        }
    }

    [Fact]
    public async Task Names_that_become_the_same_without_Rock_Ridge_are_told_apart()
    {
        var volume = await WriteAsync(File("read me.txt", "1"), File("read-me.txt", "2"), File("READ.ME.txt", "3"), File(new string('a', 100), "4"), File(new string('a', 101), "5"));
        var text = Encoding.ASCII.GetString(volume);

        foreach (var identifier in new[] { "READ_ME.TXT;1", "READ_ME1.TXT;1", "READ_ME2.TXT;1", new string('A', 30) + ".;1", new string('A', 29) + "1.;1" })
        {
            text.ShouldContain(identifier);
        }
    }

    [Fact]
    public async Task Bytes_are_the_same_on_every_machine()
    {
        ArchiveEntry[] entries = [File("bin/tool", "program"), File("Größe", "text"), ArchiveEntry.SymbolicLink("Applications", "/Applications/../" + new string('x', 300) + "/./y")];
        var volume = await WriteAsync(entries);

        (await WriteAsync([.. entries.Reverse()])).ShouldHaveBytes(volume);
        Convert.ToHexStringLower(SHA256.HashData(volume)).ShouldBe("1d15cceb60f5ee117d67ae62246687f2ac50618667251598175c3ada2d5717a0");
    }

    [Fact]
    public void A_file_of_more_than_4_GiB_is_described_in_pieces_of_whole_blocks()
    {
        var node = new IsoNode(FileTree.Of([], NameComparison.CaseSensitive, "x").Root, null, "A", 1) { Fields = new SystemUse([], 34), Block = 100, Length = 9_000_000_000 };

        node.Extents().ShouldBe([(100, 0xFFFF_F800, false), (100 + 2_097_151, 0xFFFF_F800, false), (100 + (2 * 2_097_151), 410_069_504u, true)]);
        node.Length = 0;
        node.Extents().ShouldBe([(100, 0, true)]);
    }

    [Fact]
    public void Everything_that_the_format_forbids_is_told_at_once()
    {
        var error = Should.Throw<PreflightException>(() => new IsoImage(new IsoVolume
        {
            Name = "Größe",
            Time = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Tree = Tree(File(new string('é', 128), ""), ArchiveEntry.SymbolicLink("link", new string('t', 1024))),
        }));

        error.Problems.Count.ShouldBe(4);
    }

    private static int Records(ReadOnlySpan<byte> directory)
    {
        var count = 0;
        for (var at = 0; at < directory.Length;)
        {
            if (directory[at] == 0)
            {
                at = ((at / 2048) + 1) * 2048;
                continue;
            }

            (at / 2048).ShouldBe((at + directory[at] - 1) / 2048);
            at += directory[at];
            count++;
        }

        return count;
    }

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static async Task<byte[]> WriteAsync(params ArchiveEntry[] entries)
    {
        var image = new IsoImage(new IsoVolume { Name = "TOOL 1.0", Tree = Tree(entries), Time = s_time });
        var stream = new MemoryStream();
        await image.WriteAsync(stream);
        stream.Length.ShouldBe(image.Length);
        return stream.ToArray();
    }

    private static FileTree Tree(params ArchiveEntry[] entries) => FileTree.Of(entries, NameComparison.CaseSensitive, "the volume");

    private static ArchiveEntry File(string name, string text) => ArchiveEntry.File(name, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name));
}
