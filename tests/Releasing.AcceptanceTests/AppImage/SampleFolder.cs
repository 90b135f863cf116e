using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Folders with everything that an image can hold, the same for the same seed.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SampleFolder
{
    /// <summary>Files of every size around a block of 128 KiB, sparse ones, doubles, links, deep paths, and a directory of 300 entries.</summary>
    public static void Everything(string folder)
    {
        const int Block = 128 * 1024;
        var random = new Random(7);
        foreach (var size in new[] { 0, 1, 4095, 4096, Block - 1, Block, Block + 1, (3 * Block) - 1, (3 * Block) + 1 })
        {
            Write(folder, $"sizes/noise{size}", Noise(random, size));
            Write(folder, $"sizes/text{size}", Text(random, size));
            Write(folder, $"sizes/zeros{size}", new byte[size]);
        }

        Write(folder, "sizes/double", Noise(new Random(1), 200_000));
        Write(folder, "double/again", Noise(new Random(1), 200_000));
        Write(folder, "double/once more", Noise(new Random(1), 200_000));
        var deep = string.Join('/', Enumerable.Range(0, 60).Select(level => $"level{level}"));
        Write(folder, deep + "/bottom", "deep\n"u8.ToArray());
        for (var index = 0; index < 300; index++)
        {
            Write(folder, string.Create(CultureInfo.InvariantCulture, $"many/entry-{index:d3}-{new string('n', index % 90)}"), Encoding.UTF8.GetBytes($"{index % 40}\n"));
        }

        Write(folder, "nämé/日本/\U0001F600", "smile\n"u8.ToArray());
        Write(folder, "nämé/日本/\uFF5E", "wave\n"u8.ToArray());
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        File.CreateSymbolicLink(Path.Combine(folder, "link"), "sizes/double");
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere"), "/" + new string('x', 200));
        Write(folder, "bin/tool", Noise(random, 100));
        File.SetUnixFileMode(Path.Combine(folder, "bin/tool"), (UnixFileMode)0b111_101_101);
        Write(folder, "bin/private", Noise(random, 100));
        File.SetUnixFileMode(Path.Combine(folder, "bin/private"), (UnixFileMode)0b100_110_000_000);
    }

    /// <summary>As many small files as a large program has, in a hundred folders.</summary>
    public static void Many(string folder, int files)
    {
        var random = new Random(11);
        for (var index = 0; index < files; index++)
        {
            Write(folder, string.Create(CultureInfo.InvariantCulture, $"d{index % 100}/file{index}"), Text(random, random.Next(6000)));
        }
    }

    /// <summary>A tree that nobody would make.</summary>
    public static void Random(string folder, int seed)
    {
        var random = new Random(seed);
        var folders = new List<string> { "" };
        var count = random.Next(80);
        for (var index = 0; index < count; index++)
        {
            var name = $"{folders[random.Next(folders.Count)]}{(char)('a' + random.Next(26))}{index}{new string('_', random.Next(120))}";
            switch (random.Next(7))
            {
                case 0:
                    Directory.CreateDirectory(Path.Combine(folder, name));
                    folders.Add(name + "/");
                    break;
                case 1:
                    File.CreateSymbolicLink(Path.Combine(folder, name), new string('t', 1 + random.Next(200)));
                    break;
                default:
                    var size = random.Next(3) == 0 ? (4096 * random.Next(1, 70)) + random.Next(3) - 1 : random.Next(9000);
                    Write(folder, name, random.Next(3) switch { 0 => Noise(random, size), 1 => new byte[size], _ => Text(random, size) });
                    File.SetUnixFileMode(Path.Combine(folder, name), (UnixFileMode)(0b100_000_000 | random.Next(512)));
                    break;
            }
        }
    }

    private static void Write(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
    }

    private static byte[] Noise(Random random, int size)
    {
        var bytes = new byte[size];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(Random random, int size) => [.. Enumerable.Range(0, size).Select(_ => (byte)"release archive of words "[random.Next(25)])];
}
