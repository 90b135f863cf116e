using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.SquashFs;
using Releasing.Formats.Trees;

namespace Releasing.Benchmarks.Workers;

/// <summary>Writes a folder as an image, in a process of its own.</summary>
internal static class ImageWorker
{
    public static async Task<int> SquashFsAsync(string folder, string image)
    {
        var entries = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => ArchiveEntry.File(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), ContentSource.FromFile(file), executable: true));
        await SquashFsFile.WriteAsync(image, FileTree.Of(entries, NameComparison.CaseSensitive, image), new SquashFsSettings());
        return 0;
    }
}
