using System.Collections.Concurrent;
using Releasing.Artifacts;

namespace Releasing.Cake.Planning;

/// <summary>Computes what decides an artifact's bytes. Each repository file is read once in a run.</summary>
public sealed class Fingerprints
{
    private readonly ReleaseContext _context;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _files = new(StringComparer.Ordinal);

    internal Fingerprints(ReleaseContext context) => _context = context;

    /// <summary>The fingerprint of a planned artifact; its inputs must have been made.</summary>
    /// <param name="artifact">The plan of it.</param>
    /// <param name="task">The class that makes it: new code may make other bytes, so its module's identity is part of it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<string> OfAsync(PlannedArtifact artifact, Type task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(task);
        using var fingerprint = new FingerprintBuilder();
        fingerprint
            .Add("task", artifact.Task)
            .Add("code", task.Module.ModuleVersionId.ToString("N"))
            .Add("addin", typeof(Fingerprints).Module.ModuleVersionId.ToString("N"))
            .Add("core", typeof(Artifact).Module.ModuleVersionId.ToString("N"))
            .Add("identity", artifact.Identity)
            .Add("target", artifact.Target ?? "")
            .Add("date", _context.Version.ContentDate.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (artifact.FromSources)
        {
            fingerprint.Add("commit", _context.Version.Commit).Add("dirty", _context.Version.DirtyDigest);
        }

        foreach (var fact in artifact.Facts)
        {
            fingerprint.Add("fact", fact);
        }

        foreach (var tool in artifact.Tools)
        {
            fingerprint.Add("tool", tool).Add("version", _context.ToolInspector.VersionOf(tool) ?? "");
        }

        foreach (var input in artifact.Inputs)
        {
            fingerprint.Add("input", input.Identity).Add("sha256", _context.Artifacts.Of(input).Sha256);
        }

        foreach (var file in artifact.Files)
        {
            var digest = _files.GetOrAdd(file, path => new(async () =>
                (await FileDigest.OfAsync(Path.Combine(_context.Root, path.Replace('/', Path.DirectorySeparatorChar)), cancellationToken)).Sha256));
            fingerprint.Add("file", file).Add("sha256", await digest.Value);
        }

        return fingerprint.Finish();
    }
}
