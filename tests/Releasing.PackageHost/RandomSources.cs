namespace Releasing.PackageHost;

/// <summary>Files on disk for a model to take, of many sizes and kinds of bytes.</summary>
internal sealed class RandomSources(Random random, RandomNames names, string folder)
{
    private static readonly int[] s_sizes = [0, 0, 1, 5, 100, 511, 512, 513, 4_095, 4_096, 20_000, 65_536, 131_073];

    /// <summary>Bytes that compress well, badly or not at all.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[random.Next(40) == 0 ? random.Next(1_000_000, 3_000_000) : s_sizes[random.Next(s_sizes.Length)]];
        switch (random.Next(3))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                for (var index = 0; index < bytes.Length; index++)
                {
                    bytes[index] = (byte)('a' + random.Next(4));
                }

                break;
        }

        return bytes;
    }

    /// <summary>A new file somewhere below the folder.</summary>
    /// <returns>Its path below the folder.</returns>
    public string File(string below)
    {
        var path = Path.Combine(below, names.Any());
        if (!Path.Exists(Path.Combine(folder, path)))
        {
            WriteFile(path);
        }

        return path;
    }

    /// <summary>A new folder with files, links and folders in it.</summary>
    public string Tree(string name)
    {
        Fill(name, depth: 0);
        return name;
    }

    private void Fill(string path, int depth)
    {
        Directory.CreateDirectory(Path.Combine(folder, path));
        for (var count = random.Next(6); count > 0; count--)
        {
            var child = Path.Combine(path, names.Any());
            if (Path.Exists(Path.Combine(folder, child)) || new FileInfo(Path.Combine(folder, child)).LinkTarget is not null)
            {
                continue;
            }

            switch (random.Next(4))
            {
                case 0 when depth < 6:
                    Fill(child, depth + 1);
                    break;
                case 1:
                    System.IO.File.CreateSymbolicLink(Path.Combine(folder, child), LinkTarget());
                    break;
                default:
                    WriteFile(child);
                    break;
            }
        }
    }

    /// <summary>Where a link points: inside, outside, in a circle, to nothing.</summary>
    public string LinkTarget() => random.Next(5) switch
    {
        0 => ".",
        1 => "../" + names.Any(),
        2 => "/usr/" + string.Join('/', Enumerable.Range(0, random.Next(1, 20)).Select(_ => names.Any())),
        3 => "../../../../../../../etc/passwd",
        _ => names.Any(),
    };

    private void WriteFile(string path)
    {
        var whole = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        System.IO.File.WriteAllBytes(whole, Bytes());
        if (random.Next(3) == 0 && !OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(whole, System.IO.File.GetUnixFileMode(whole) | UnixFileMode.UserExecute);
        }
    }
}
