using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Releasing.Artifacts;
using Releasing.Files;

namespace Releasing.KillHost;

/// <summary>Four archives and their checksums, the same bytes every time, built only when they are not up to date.</summary>
internal static class SampleFiles
{
    public static async Task BuildAsync(Catalogue catalogue, int size)
    {
        foreach (var target in new[] { "linux-aarch64", "linux-x86_64", "macos-aarch64", "windows-x86_64" })
        {
            await BuildAsync(catalogue, ArtifactKind.Archive, $"tool-1.0.0-{target}.tar.gz", target, Content(target, size));
        }

        var lines = catalogue.Of(ArtifactKind.Archive).Select(artifact => $"{artifact.Sha256}  {artifact.Name}\n");
        await BuildAsync(catalogue, ArtifactKind.Checksum, "checksums.txt", null, Encoding.UTF8.GetBytes(string.Concat(lines)));
    }

    private static async Task BuildAsync(Catalogue catalogue, ArtifactKind kind, string name, string? target, byte[] content)
    {
        var planned = new PlannedArtifact { Kind = kind, Name = name, Path = "dist/" + name, Target = target, Task = kind.ToString() };
        using var builder = new FingerprintBuilder();
        var fingerprint = builder.Add("name", name).Add("content", Convert.ToHexStringLower(SHA256.HashData(content))).Finish();
        if ((await Verdict.OfAsync(planned, fingerprint, catalogue)).IsUpToDate)
        {
            return;
        }

        var written = await AtomicFile.WriteHashedAsync(catalogue.FullPath(planned.Path), (stream, token) => stream.WriteAsync(content, token).AsTask());
        catalogue.Record(new Artifact
        {
            Kind = kind,
            Name = name,
            Path = planned.Path,
            Target = target,
            Sha256 = written.Sha256,
            Size = written.Size,
            ProducedBy = planned.Task,
            Fingerprint = fingerprint,
        });
    }

    private static byte[] Content(string target, int size)
    {
        var bytes = new byte[size];
        new Random(target.Sum(character => character)).NextBytes(bytes);
        return [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{target} {size}\n")), .. bytes];
    }
}
