using Releasing.Artifacts;

namespace Releasing.Core.Tests.Artifacts;

internal static class ArtifactSamples
{
    public static Artifact Archive(string name, string? target = "linux-x86_64", string content = "bytes", string task = "Archive", string? path = null) => new()
    {
        Kind = ArtifactKind.Archive,
        Name = name,
        Path = path ?? "dist/" + name,
        Target = target,
        Sha256 = FileDigest.OfText(content),
        Size = content.Length,
        ProducedBy = task,
        Fingerprint = FileDigest.OfText("made of " + content),
    };

    public static Artifact Binary(string name, string target, string content = "bytes") =>
        Archive(name, target, content, "CrossCompile", $"work/{target}/{name}") with { Kind = ArtifactKind.Binary };

    public static Artifact WriteTo(this Artifact artifact, TemporaryFolder folder, string content)
    {
        folder.Write(artifact.Path!, content);
        return artifact with { Sha256 = FileDigest.OfText(content), Size = content.Length };
    }

    public static PlannedArtifact Plan(Artifact artifact) => new()
    {
        Kind = artifact.Kind,
        Name = artifact.Name,
        Path = artifact.Path,
        Target = artifact.Target,
        Task = artifact.ProducedBy,
        Subject = artifact.Subject,
    };

    /// <summary>Every file of the catalogue with its bytes, by relative path.</summary>
    public static SortedDictionary<string, string> CatalogueFiles(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(file => file.Name.StartsWith("catalogue", StringComparison.Ordinal))
            .ToDictionary(file => file.Name, file => File.ReadAllText(file.File)),
        StringComparer.Ordinal);
}
