using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Go;

/// <summary>
/// <c>go.mod</c> (Go Modules Reference): the main module, what it requires directly and indirectly, with replacements, and the standard library of the toolchain it names. It has no edges between modules, and before Go 1.17 not all indirect ones.
/// </summary>
public sealed class GoModScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "go.mod";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "go.mod";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new GoMod(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
