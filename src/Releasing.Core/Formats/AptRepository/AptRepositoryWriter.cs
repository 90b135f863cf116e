using System.Text;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Formats.AptRepository;

/// <summary>Writes the files of one repository into a new folder.</summary>
internal sealed class AptRepositoryWriter(string folder, AptSuite suite)
{
    private string SuiteFolder => $"dists/{suite.Suite}";

    public async Task WriteAsync(IReadOnlyList<AptPackage> packages, CancellationToken cancellationToken)
    {
        var stanzas = new List<(string Architecture, string Text)>();
        foreach (var package in packages)
        {
            var place = package.PoolPath(suite.Component);
            var source = ContentSource.FromFile(package.Path);
            var written = await AtomicFile.WriteHashedAsync(At(place), (output, token) => source.CopyToAsync(output, source.Length, token), cancellationToken: cancellationToken);
            stanzas.Add((package.Architecture, package.Stanza(place, written.Size, written.Sha256)));
        }

        var architectures = Architectures(packages);
        var files = new List<AptIndexFile>();
        foreach (var architecture in architectures)
        {
            // Packages for all architectures stand in the index of each.
            var index = string.Concat(stanzas.Where(stanza => stanza.Architecture == architecture || stanza.Architecture == AptPackage.AllArchitectures).Select(stanza => stanza.Text));
            files.AddRange(await WriteIndexAsync($"{suite.Component}/binary-{architecture}", index, cancellationToken));
        }

        await WriteReleaseAsync(AptRelease.Write(suite, architectures, files), cancellationToken);
        if (!suite.PublicKey.IsEmpty)
        {
            await WriteAsync("key.asc", suite.PublicKey, cancellationToken);
        }
    }

    private static List<string> Architectures(IReadOnlyList<AptPackage> packages)
    {
        var named = packages.Select(package => package.Architecture).Where(name => name != AptPackage.AllArchitectures).Distinct().Order(StringComparer.Ordinal).ToList();
        // apt passes over a repository that does not name its own architecture.
        return named.Count > 0 ? named : [.. TargetTable.All.Select(target => target.DebArch).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<AptIndexFile>> WriteIndexAsync(string place, string index, CancellationToken cancellationToken)
    {
        var plain = Encoding.UTF8.GetBytes(index);
        using var packed = new MemoryStream();
        await using (var gzip = new GzipStreamWriter(packed))
        {
            await gzip.WriteAsync(plain, cancellationToken);
            await gzip.CompleteAsync(cancellationToken);
        }

        var files = new List<AptIndexFile>();
        foreach (var (name, bytes) in new[] { ("Packages", plain), ("Packages.gz", packed.ToArray()) })
        {
            var written = await WriteAsync($"{SuiteFolder}/{place}/{name}", bytes, cancellationToken);
            // Under its digest a file never changes, so that apt gets what the Release it has read speaks of, also while a new one is uploaded.
            await WriteAsync($"{SuiteFolder}/{place}/by-hash/SHA256/{written.Sha256}", bytes, cancellationToken);
            files.Add(new AptIndexFile($"{place}/{name}", written.Size, written.Sha256));
        }

        return files;
    }

    private async Task WriteReleaseAsync(string release, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(release);
        await WriteAsync($"{SuiteFolder}/Release", bytes, cancellationToken);
        if (suite.Signer is not null)
        {
            var signature = await suite.Signer.SignAsync((stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
            // apt takes the armoured form alone.
            await WriteAsync($"{SuiteFolder}/Release.gpg", Encoding.ASCII.GetBytes(OpenPgpArmor.Signature(signature)), cancellationToken);
        }

        if (suite.ClearSigner is not null)
        {
            var signed = await suite.ClearSigner.ClearSignAsync(release, cancellationToken);
            await WriteAsync($"{SuiteFolder}/InRelease", Encoding.UTF8.GetBytes(signed), cancellationToken);
        }
    }

    private Task<WrittenFile> WriteAsync(string place, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        AtomicFile.WriteHashedAsync(At(place), (output, token) => output.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);

    private string At(string place) => Path.Combine(folder, place.Replace('/', Path.DirectorySeparatorChar));
}
