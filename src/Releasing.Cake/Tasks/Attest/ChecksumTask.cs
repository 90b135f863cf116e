using System.Security.Cryptography;
using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Files;

namespace Releasing.Cake.Tasks;

/// <summary>Writes the digests of everything that is downloaded, in the form that <c>sha256sum -c</c> reads.</summary>
[TaskName(TaskNames.Checksum)]
[TaskDescription("Writes the checksum file")]
[IsDependentOn(typeof(PackageStage))]
[IsDependentOn(typeof(SbomTask))]
public class ChecksumTask : ArtifactTask
{
    private const string Sha256 = "algorithm=SHA-256";
    private const string Sha512 = "algorithm=SHA-512";

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Checksum;
        var words = NameWords.For(context);
        var inputs = context.Plan.Released.Where(artifact => artifact.Traits.Checksummed).OrderBy(artifact => artifact.Name, StringComparer.Ordinal).ToList();
        if (inputs.Count == 0)
        {
            yield break;
        }

        yield return Planned(settings.NameTemplate, Sha256);
        if (settings.Sha512)
        {
            yield return Planned(settings.Sha512NameTemplate, Sha512);
        }

        PlannedArtifact Planned(string template, string algorithm) => new()
        {
            Kind = ArtifactKind.Checksum,
            Name = AssetName.From(NameTemplateRules.Fill(template, words)),
            Inputs = inputs,
            Facts = [algorithm],
        };
    }

    /// <inheritdoc/>
    protected override async Task<FileDigest?> ProduceAsync(ReleaseContext context, PlannedArtifact artifact, ItemLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(artifact);
        var text = new StringBuilder();
        foreach (var input in artifact.Inputs)
        {
            // The digest was taken while the file was written; SHA-512 is asked for seldom enough to read again.
            var digest = artifact.Facts.Contains(Sha512)
                ? await Sha512OfAsync(context.FullPath(input), cancellationToken)
                : context.Artifacts.Of(input).Sha256;
            text.Append(digest).Append("  ").Append(input.Name).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var written = await AtomicFile.WriteHashedAsync(
            context.FullPath(artifact), (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
        return new FileDigest(written.Sha256, written.Size);
    }

    private static async Task<string> Sha512OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA512.HashDataAsync(stream, cancellationToken));
    }
}
