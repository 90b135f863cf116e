using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>
/// <c>requirements.txt</c> as pip reads it ("Requirements File Format", PEP 508): pins with <c>==</c>, digests, markers, continued lines. What is not pinned is listed without a version; other files that it
/// includes are not followed; gaps say both. A file whose name speaks of development or tests is taken to be for that.
/// </summary>
public sealed class RequirementsScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "requirements.txt";

    /// <inheritdoc/>
    public bool Reads(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".txt", StringComparison.Ordinal)
            && (name.StartsWith("requirements", StringComparison.Ordinal) || name.EndsWith("requirements.txt", StringComparison.Ordinal) || path.EndsWith("requirements/" + name, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new Requirements(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
