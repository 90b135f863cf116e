using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Msi;
using Releasing.Versions;

namespace Releasing.Benchmarks.Workers;

/// <summary>Makes an installer of a folder or a program as the tasks do, in a process of its own.</summary>
internal static class InstallerWorker
{
    private static readonly DateTimeOffset s_time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes <c>bench.msi</c> into a folder.</summary>
    public static async Task<int> MsiAsync(string source, string output)
    {
        await MsiFile.WriteAsync(Path.Combine(output, "bench.msi"), new MsiPackage
        {
            Name = "Bench",
            Manufacturer = "Bench",
            Version = new SemanticVersion(1, 0, 0),
            UpgradeCode = new Guid("0f5e5a0e-7d0e-4cf0-a8d1-0123456789ab"),
            Architecture = MsiArchitecture.X64,
            Files = [.. Entries(source)],
            ModificationTime = s_time,
        });
        return 0;
    }

    private static IEnumerable<ArchiveEntry> Entries(string source) => Directory.Exists(source)
        ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => ArchiveEntry.File(Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/'), ContentSource.FromFile(file)))
        : [ArchiveEntry.File("bench.bin", ContentSource.FromFile(source))];
}
