using Releasing.Failures;
using Releasing.Projects;
using Releasing.Text;

namespace Releasing.Sboms.Sources;

/// <summary>
/// Chooses what describes a released file. What a program says of itself wins, and lock files add what they know of the same components; where it says nothing, the lock files of its sources stand in, with a gap that says so.
/// </summary>
/// <param name="scanners">Scanners of lock files, asked by name, and of programs (<see cref="IProgramScanner"/>), all asked.</param>
public sealed class InventorySources(IReadOnlyList<IScanner> scanners)
{
    // Copies of other people's code and outputs of builds: what they hold is pinned by the lock file of the project itself.
    private static readonly string[] s_foreignFolders = ["node_modules", "vendor", "target"];

    private readonly IReadOnlyList<IScanner> _lockFileScanners = [.. scanners.Where(scanner => scanner is not IProgramScanner)];
    private readonly IReadOnlyList<IProgramScanner> _programScanners = [.. scanners.OfType<IProgramScanner>()];

    /// <summary>Asks every scanner there is.</summary>
    public InventorySources()
        : this(Scanners.All)
    {
    }

    /// <summary>Which of a repository's files are lock files that can be read.</summary>
    /// <param name="trackedFiles">The files git tracks, relative with <c>/</c>; those in folders named node_modules, vendor or target are left out.</param>
    public IEnumerable<string> LockFiles(IEnumerable<string> trackedFiles)
    {
        ArgumentNullException.ThrowIfNull(trackedFiles);
        return trackedFiles.Where(path => !path.Split('/').Any(s_foreignFolders.Contains) && _lockFileScanners.Any(scanner => scanner.Reads(path))).Order(StringComparer.Ordinal);
    }

    /// <summary>Reads every lock file of a repository.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="trackedFiles">The files git tracks, relative with <c>/</c>; those in folders named node_modules, vendor or target are left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">A lock file cannot be read; the message names file and line.</exception>
    public async Task<RepositoryInventory> OfRepositoryAsync(string root, IEnumerable<string> trackedFiles, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trackedFiles);
        var files = new List<LockFile>();
        foreach (var path in LockFiles(trackedFiles))
        {
            foreach (var scanner in _lockFileScanners.Where(scanner => scanner.Reads(path)))
            {
                if (await ScanAsync(scanner, Path.Combine(root, path), path, cancellationToken) is { } inventory)
                {
                    files.Add(new LockFile(path, inventory));
                }
            }
        }

        return new RepositoryInventory(files);
    }

    /// <summary>What one program holds.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="name">What evidence and messages call it, such as <c>bin/tool</c>.</param>
    /// <param name="repository">The lock files of its repository; <see cref="RepositoryInventory.None"/> for a prebuilt one.</param>
    /// <param name="origin">What it was built from.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidInputException">The program is damaged where it describes itself; the message names file and section.</exception>
    public async Task<Inventory> OfBinaryAsync(string file, string name, RepositoryInventory repository, BinaryOrigin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var locks = repository.FilesFor(origin);
        var said = new List<Inventory>();
        foreach (var scanner in _programScanners)
        {
            if (await ScanAsync(scanner, file, name, cancellationToken) is { } inventory)
            {
                said.Add(inventory);
            }
        }

        if (said.Count == 0 && await BesideAsync(file, name, cancellationToken) is { } beside)
        {
            said.Add(beside);
        }

        var known = InventoryMerge.Of(locks.Select(each => each.Inventory));
        return said.Count > 0 ? InventoryMerge.Enrich(InventoryMerge.Of(said), known)
            : locks.Count > 0 ? known with { Gaps = [.. known.Gaps, StandIn(name, locks)] }
            : new Inventory { Components = [], Gaps = [Silent(name, origin)] };
    }

    // A .NET program that is not a single file has its description beside it.
    private async Task<Inventory?> BesideAsync(string file, string name, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { file, WithoutExtension(file) }.Select(path => path + ".deps.json").Where(File.Exists))
        {
            foreach (var scanner in _lockFileScanners.Where(scanner => scanner.Reads(Path.GetFileName(path))))
            {
                return await ScanAsync(scanner, path, WithoutExtension(name) + ".deps.json", cancellationToken);
            }
        }

        return null;
    }

    private static string WithoutExtension(string path) =>
        path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;

    private static string StandIn(string name, IReadOnlyList<LockFile> locks) =>
        $"{PlainText.Line(name)} does not say which components it holds; {PlainText.Line(string.Join(" and ", locks.Select(each => each.Path).Distinct()))} stands in, which may name more than this target holds.";

    private static string Silent(string name, BinaryOrigin origin) => origin.Language is ProjectLanguage.C or ProjectLanguage.Zig
        ? $"{PlainText.Line(name)} does not say which components it holds, and {origin.Language} has no lock file that could."
        : $"{PlainText.Line(name)} does not say which components it holds, and the repository has no lock file of its language.";

    private static async Task<Inventory?> ScanAsync(IScanner scanner, string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);
            return await scanner.ScanAsync(content, name, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(name, $"the file cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }
    }
}
