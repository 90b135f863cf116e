using Releasing.Sboms.Locks;

namespace Releasing.Sboms.DotNet;

/// <summary>
/// <c>obj/project.assets.json</c>, which restore writes: the project itself, packages and projects with their edges in every target, and the runtime packs that a self-contained build downloads.
/// </summary>
public sealed class ProjectAssetsScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "project.assets.json";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "project.assets.json";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new ProjectAssets(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
