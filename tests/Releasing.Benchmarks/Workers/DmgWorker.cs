using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;

namespace Releasing.Benchmarks.Workers;

/// <summary>Makes a disk image of a folder as the task does, in a process of its own.</summary>
internal static class DmgWorker
{
    public static async Task<int> RunAsync(string system, string folder, string image)
    {
        var entries = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => ArchiveEntry.File(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), ContentSource.FromFile(file), executable: true));
        await DmgFile.WriteAsync(image, new DmgImage { VolumeName = "BENCH", Entries = [.. entries], FileSystem = Enum.Parse<DmgFileSystem>(system) });
        return 0;
    }
}
