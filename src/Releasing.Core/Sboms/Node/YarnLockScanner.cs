using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>
/// <c>yarn.lock</c> of Yarn 1 (its own format) and of Yarn 2 and later ("Berry", YAML). Neither tells development packages from others, for that stands in the package.json files; a gap says so.
/// Berry's checksum is that of Yarn's own cache file and not of the registry's archive; it is left out.
/// </summary>
public sealed class YarnLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "yarn.lock";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "yarn.lock";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(
            () =>
            {
                var file = new LockFile(path, cancellationToken);
                return IsBerry(content, file) ? new YarnBerry(file).Read(content) : new YarnClassic(file).Read(content);
            },
            cancellationToken);

    // The first line that is no comment: Berry begins with __metadata, whatever keys follow.
    private static bool IsBerry(Stream content, LockFile file)
    {
        using var lines = new LockLines(content, file);
        string? line;
        do
        {
            line = lines.Read();
        }
        while (line is not null && (line.Length == 0 || line[0] == '#'));
        content.Position = 0;
        return line?.StartsWith("__metadata:", StringComparison.Ordinal) == true;
    }
}
