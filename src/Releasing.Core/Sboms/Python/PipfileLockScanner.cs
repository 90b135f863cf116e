using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary><c>Pipfile.lock</c> (pipenv, pipfile-spec 6): the packages under <c>default</c>, and under <c>develop</c> those for development. It tells neither who needs whom nor what is needed directly.</summary>
public sealed class PipfileLockScanner : IScanner
{
    /// <inheritdoc/>
    public string Name => "Pipfile.lock";

    /// <inheritdoc/>
    public bool Reads(string path) => Path.GetFileName(path) == "Pipfile.lock";

    /// <inheritdoc/>
    public Task<Inventory?> ScanAsync(Stream content, string path, CancellationToken cancellationToken) =>
        Task.Run<Inventory?>(() => new PipfileLock(new LockFile(path, cancellationToken)).Read(content), cancellationToken);
}
