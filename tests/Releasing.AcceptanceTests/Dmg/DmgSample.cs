using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;

namespace Releasing.AcceptanceTests.Dmg;

/// <summary>A volume's contents that a seed makes, and what a reader has to find.</summary>
internal sealed class DmgSample
{
    private static readonly string[] s_names = ["a", "Größe", "read me.txt", "日本語", "tool-1.2", "é", "name.with.dots", "UPPER", "_", "x y  z"];

    public DmgSample(int seed, int files, int largest)
    {
        var random = new Random(seed);
        for (var file = 0; file < files; file++)
        {
            var folder = string.Concat(Enumerable.Range(0, random.Next(6)).Select(level => $"d{random.Next(3)}{new string('q', random.Next(20))}/"));
            var path = $"{folder}{s_names[random.Next(s_names.Length)]}{file}{new string('n', random.Next(10) == 0 ? random.Next(200) : 3)}";
            var bytes = new byte[random.Next(4) switch { 0 => 0, 1 => 4096 * random.Next(4), _ => random.Next(largest) }];
            random.NextBytes(bytes.AsSpan(0, bytes.Length / 2));
            Add(random.Next(8) == 0
                ? ArchiveEntry.SymbolicLink(path, random.Next(2) == 0 ? "d0/elsewhere" : string.Join('/', Enumerable.Repeat("long", 1 + random.Next(60))))
                : ArchiveEntry.File(path, ContentSource.FromBytes(bytes, path), executable: random.Next(3) == 0));
        }

        Add(ArchiveEntry.Directory("empty folder"));
        Add(ArchiveEntry.File("fixed", ContentSource.FromBytes("fixed"u8.ToArray(), "fixed")));
    }

    public Dictionary<string, ArchiveEntry> Entries { get; } = new(StringComparer.OrdinalIgnoreCase);

    public async Task<string> WriteAsync(string folder, DmgFileSystem system)
    {
        var path = Path.Combine(folder, "tool.dmg");
        await DmgFile.WriteAsync(path, new DmgImage
        {
            VolumeName = "TOOL 1.0", FileSystem = system, Entries = [.. Entries.Values], Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        });
        return path;
    }

    /// <summary>Writes the same tree as files, for a program that makes an image of them.</summary>
    public void WriteTree(string folder)
    {
        foreach (var entry in Entries.Values)
        {
            var path = Path.Combine(folder, entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (entry.Kind == EntryKind.SymbolicLink)
            {
                File.CreateSymbolicLink(path, entry.LinkTarget!);
            }
            else if (entry.Kind == EntryKind.Directory)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                File.WriteAllBytes(path, Bytes(entry));
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
                }
            }
        }
    }

    /// <summary>Demands that a folder holds exactly the model.</summary>
    /// <param name="folder">What was extracted.</param>
    public void Compare(string folder)
    {
        var found = Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false })
            .Where(path => new FileInfo(path).LinkTarget is not null || !Directory.Exists(path) || Path.GetFileName(path) == "empty folder")
            .ToDictionary(path => Composed(Path.GetRelativePath(folder, path)), path => path);
        found.Keys.Except(Entries.Values.Select(entry => entry.Name)).ShouldBeEmpty();
        Entries.Values.Select(entry => entry.Name).Except(found.Keys).ShouldBeEmpty();
        foreach (var entry in Entries.Values)
        {
            var path = found[entry.Name];
            new FileInfo(path).LinkTarget.ShouldBe(entry.LinkTarget, entry.Name);
            if (entry.Kind == EntryKind.File)
            {
                File.ReadAllBytes(path).AsSpan().SequenceEqual(Bytes(entry)).ShouldBeTrue(entry.Name);
                if (!OperatingSystem.IsWindows())
                {
                    ((int)File.GetUnixFileMode(path)).ShouldBe(entry.Mode, entry.Name);
                }
            }
        }
    }

    // HFS+ has the letters of the names above in two parts; the runtime's own tables are not there without ICU.
    private static string Composed(string name) =>
        name.Replace("o\u0308", "ö", StringComparison.Ordinal).Replace("e\u0301", "é", StringComparison.Ordinal);

    private void Add(ArchiveEntry entry) => Entries[entry.Name] = entry;

    private static byte[] Bytes(ArchiveEntry entry)
    {
        using var stream = entry.Content!.Open();
        var bytes = new byte[entry.Content.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
