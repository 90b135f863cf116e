using Releasing.Formats.Archives;

namespace Releasing.Core.Tests.Formats.SquashFs;

public sealed class SquashFsRandomTests
{
    [Fact]
    public Task Random_trees_are_read_back() => ReadBack(40);

    [Fact]
    [Trait("Category", "Soak")]
    public Task Thousands_of_random_trees_are_read_back() => ReadBack(4000);

    /// <summary>A tree of files of all sizes around the block size, links and directories, many of the same contents.</summary>
    internal static IReadOnlyList<ArchiveEntry> Tree(uint seed)
    {
        var random = new SampleBytes(seed);
        var folders = new List<string> { "" };
        var entries = new List<ArchiveEntry>();
        var contents = new List<byte[]> { Array.Empty<byte>() };
        var count = random.Below(random.Below(8) == 0 ? 900 : 60);
        for (var index = 0; index < count; index++)
        {
            var name = $"{folders[random.Below(folders.Count)]}{(char)('a' + random.Below(26))}{index}{new string('_', random.Below(random.Below(200) + 1))}";
            switch (random.Below(8))
            {
                case 0:
                    entries.Add(ArchiveEntry.Directory(name) with { Mode = random.Below(512) });
                    folders.Add(name + "/");
                    break;
                case 1:
                    entries.Add(ArchiveEntry.SymbolicLink(name, new string('t', 1 + random.Below(300))));
                    break;
                default:
                    entries.Add(SquashFsSample.File(name, Content(random, contents)) with { Mode = random.Below(4096) });
                    break;
            }
        }

        return entries;
    }

    private static byte[] Content(SampleBytes random, List<byte[]> contents)
    {
        if (random.Below(3) == 0)
        {
            return contents[random.Below(contents.Count)];
        }

        var size = random.Below(4) == 0 ? (4096 * (1 + random.Below(4))) + random.Below(3) - 1 : random.Below(9000);
        var bytes = random.Below(4) switch { 0 => random.Noise(size), 1 => new byte[size], 2 => random.Text(size), _ => random.Mixed(size) };
        contents.Add(bytes);
        return bytes;
    }

    private static async Task ReadBack(int trees)
    {
        for (uint seed = 1; seed <= trees; seed++)
        {
            var entries = Tree(seed);
            SquashFsSample.Listing(SquashFsSample.Open(await SquashFsSample.ImageOf(entries))).ShouldBe(SquashFsSample.Listing(entries), $"seed {seed}");
        }
    }
}
