using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>
/// <c>*.deps.json</c> beside a .NET program ("Runtime Configuration Files", appname.deps.json): the project's own assemblies, packages, and in self-contained programs the runtime. NuGet's content hash leaves out the signature of a package,
/// so it is a <see cref="Component.ContentSum"/>.
/// </summary>
public sealed class DepsJsonScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "deps.json";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) is { } name && name.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase) && name.Length > ".deps.json".Length;

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new DepsJson(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
