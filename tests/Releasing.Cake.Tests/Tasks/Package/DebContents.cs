using System.Formats.Tar;
using System.IO.Compression;
using Releasing.Formats.Ar;

namespace Releasing.Cake.Tests.Tasks.Package;

/// <summary>What is in a Debian package, read by the platform's tar reader.</summary>
internal sealed record DebContents(string Control, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Members)
{
    /// <summary>Control file, other control files by name, and the data's members as <c>path mode</c>, files alone.</summary>
    public static async Task<DebContents> ReadAsync(string path)
    {
        var control = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new List<string>();
        await using var file = File.OpenRead(path);
        await foreach (var entry in ArReader.ReadAsync(file, path))
        {
            if (!entry.Member.Name.EndsWith(".tar.gz", StringComparison.Ordinal))
            {
                continue;
            }

            await using var tar = new TarReader(new GZipStream(entry.Content, CompressionMode.Decompress));
            while (await tar.GetNextEntryAsync() is { } member)
            {
                if (entry.Member.Name == "control.tar.gz" && member.DataStream is { } data)
                {
                    control[member.Name[2..]] = await new StreamReader(data).ReadToEndAsync();
                }
                else if (entry.Member.Name == "data.tar.gz" && member.EntryType != TarEntryType.Directory)
                {
                    members.Add($"{member.Name[1..]} {Convert.ToString((int)member.Mode, 8)}");
                }
            }
        }

        return new DebContents(control["control"], control, members);
    }
}
