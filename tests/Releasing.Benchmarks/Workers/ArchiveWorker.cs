using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Benchmarks.Workers;

/// <summary>Packs a folder as the task does, in a process of its own.</summary>
internal static class ArchiveWorker
{
    public static async Task<int> RunAsync(string folder, string archive)
    {
        var entries = Directory.EnumerateFiles(folder).Select(file => ArchiveEntry.File(Path.GetFileName(file), ContentSource.FromFile(file), executable: true));
        await ArchiveFile.WriteAsync(archive, entries, new ArchiveSettings());
        return 0;
    }
}
