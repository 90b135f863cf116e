using System.Runtime.InteropServices;

namespace Releasing.Benchmarks.Measuring;

/// <summary>Libraries and programs of the .NET SDK: machine code, tables and text, as in what people release.</summary>
internal static class SdkPrograms
{
    private static readonly byte[] s_staticProgram = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0, 1, 0, 0, 0];

    /// <summary>Copies files of so many bytes together into a folder.</summary>
    public static string Collect(string folder, long wanted)
    {
        var number = 0;
        foreach (var file in Find(wanted))
        {
            File.Copy(file, Path.Combine(folder, $"{number++:0000}-{Path.GetFileName(file)}"));
        }

        return folder;
    }

    /// <summary>Writes one file of so many bytes: the header of a static program for x86_64, which is all that is looked at, and files of the SDK behind it, again and again.</summary>
    public static string Join(string path, long wanted, long distinct)
    {
        using var output = File.Create(path);
        var header = new byte[64];
        s_staticProgram.CopyTo(header, 0);
        header[52] = (byte)header.Length;
        header[54] = 56;
        output.Write(header);
        while (output.Length < wanted)
        {
            foreach (var file in Find(distinct))
            {
                using var input = File.OpenRead(file);
                input.CopyTo(output);
            }
        }

        output.SetLength(wanted);
        return path;
    }

    private static IEnumerable<string> Find(long wanted)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var total = 0L;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".dll" or ".so" or ".dylib").Order(StringComparer.Ordinal))
        {
            if (total >= wanted)
            {
                yield break;
            }

            total += new FileInfo(file).Length;
            yield return file;
        }

        if (total < wanted)
        {
            throw new BenchmarkException($"{root} has less than {wanted / 1_000_000} MB of programs.");
        }
    }
}
