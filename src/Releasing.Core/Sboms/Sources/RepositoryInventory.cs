using Releasing.Projects;

namespace Releasing.Sboms.Sources;

/// <summary>What the lock files of a repository tell; read once for all files of a release.</summary>
public sealed class RepositoryInventory
{
    internal RepositoryInventory(IReadOnlyList<LockFile> files)
    {
        Files = GoSums.Attach(files);
        Whole = InventoryMerge.Of(Files.Select(file => file.Inventory));
    }

    /// <summary>The lock files, ordered by path.</summary>
    public IReadOnlyList<LockFile> Files { get; }

    /// <summary>Every component of every lock file: what a source archive and the whole release refer to.</summary>
    public Inventory Whole { get; }

    /// <summary>A repository without any lock file.</summary>
    public static RepositoryInventory None { get; } = new([]);

    /// <summary>
    /// The lock files that pin a build: of its language, from the nearest folder that holds any, looking upwards from the project's folder; where there is none, all below that folder.
    /// </summary>
    /// <param name="origin">What the program was built from.</param>
    public IReadOnlyList<LockFile> FilesFor(BinaryOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (origin.Language is ProjectLanguage.C or ProjectLanguage.Zig)
        {
            // Their builds have no lock file; one of another language in the repository says nothing about them.
            return [];
        }

        var fitting = Files.Where(file => origin.Language is null || file.Language == origin.Language).ToList();
        var above = fitting.Where(file => file.Covers(origin.Folder)).ToList();
        if (above.Count > 0)
        {
            var nearest = above.Max(file => file.Folder.Length);
            return [.. above.Where(file => file.Folder.Length == nearest)];
        }

        return [.. fitting.Where(file => file.IsInside(origin.Folder))];
    }
}
