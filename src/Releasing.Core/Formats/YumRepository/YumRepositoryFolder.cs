using System.Text;
using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Linux;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Formats.YumRepository;

/// <summary>
/// Writes a static repository from which dnf, yum and zypper install: packages in <c>Packages/</c>, metadata in <c>repodata/</c> under the names of their
/// digests, the signed <c>repomd.xml</c> last, so that whoever reads meanwhile finds the old repository or the new one.
/// </summary>
public static partial class YumRepositoryFolder
{
    private const string PackagesFolder = "Packages";

    /// <summary>Writes the repository of these packages and no others; parts of earlier metadata are removed.</summary>
    /// <param name="folder">The repository's folder; made when missing.</param>
    /// <param name="settings">Name, address, time, signer.</param>
    /// <param name="packages">Paths of packages, in any order; they keep their file names.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Every file of the repository, with paths below the folder and <c>/</c>, in ordinal order.</returns>
    /// <exception cref="PreflightException">Settings, or two packages with one name; nothing was written.</exception>
    /// <exception cref="ReleaseException">A package cannot be read or is none, or the signer failed.</exception>
    public static async Task<IReadOnlyList<WrittenFile>> WriteAsync(
        string folder, YumMetadataSettings settings, IEnumerable<string> packages, CancellationToken cancellationToken = default)
    {
        var found = packages.Select(RpmPackageFile.Read).OrderBy(package => Path.GetFileName(package.Path), StringComparer.Ordinal).ToList();
        if (YumRules.Problems(settings, found) is { Count: > 0 } problems)
        {
            throw new PreflightException("Yum repository", problems);
        }

        var written = new List<WrittenFile>();
        var listed = new List<YumPackage>();
        foreach (var package in found)
        {
            var location = $"{PackagesFolder}/{Path.GetFileName(package.Path)}";
            var file = await CopyAsync(package.Path, Path.Combine(folder, PackagesFolder, Path.GetFileName(package.Path)), cancellationToken);
            written.Add(file with { Path = location });
            listed.Add(new YumPackage(package, location, file.Size, file.Sha256));
        }

        YumPart[] parts = [YumPrimary.Of(listed, settings.Time), YumFilelists.Of(listed), YumOther.Of(listed)];
        foreach (var part in parts)
        {
            written.Add(await WriteAsync(folder, "repodata/" + part.FileName, part.Bytes, cancellationToken));
        }

        written.AddRange(await WriteIndexAsync(folder, settings, found.TrueForAll(package => package.IsSigned), YumIndex.Of(parts, settings.Time), cancellationToken));
        RemoveEarlier(folder, [.. parts.Select(part => part.FileName)]);
        return [.. written.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static async Task<List<WrittenFile>> WriteIndexAsync(
        string folder, YumMetadataSettings settings, bool packagesAreSigned, byte[] index, CancellationToken cancellationToken)
    {
        var written = new List<WrittenFile>();
        if (settings.Address is not null)
        {
            written.Add(await WriteAsync(folder, settings.Id + ".repo", Encoding.UTF8.GetBytes(YumSource.Text(settings, packagesAreSigned)), cancellationToken));
        }

        if (settings.PublicKey.Length > 0)
        {
            written.Add(await WriteAsync(folder, YumSource.KeyPath, Encoding.UTF8.GetBytes(settings.PublicKey), cancellationToken));
        }

        const string Signature = "repodata/repomd.xml.asc";
        if (settings.Signer is not null)
        {
            var packet = await settings.Signer.SignAsync((stream, token) => stream.WriteAsync(index, token).AsTask(), cancellationToken);
            written.Add(await WriteAsync(folder, Signature, Encoding.ASCII.GetBytes(OpenPgpArmor.Signature(packet)), cancellationToken));
        }
        else
        {
            // One that is left from earlier would not fit.
            File.Delete(Path.Combine(folder, Signature));
        }

        written.Add(await WriteAsync(folder, "repodata/repomd.xml", index, cancellationToken));
        return written;
    }

    private static async Task<WrittenFile> WriteAsync(string folder, string relative, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = await AtomicFile.WriteHashedAsync(Path.Combine(folder, relative), (output, token) => output.WriteAsync(bytes, token).AsTask(), cancellationToken: cancellationToken);
        return file with { Path = relative };
    }

    private static Task<WrittenFile> CopyAsync(string source, string destination, CancellationToken cancellationToken)
    {
        var content = ContentSource.FromFile(source);
        return AtomicFile.WriteHashedAsync(destination, (output, token) => content.CopyToAsync(output, content.Length, token), cancellationToken: cancellationToken);
    }

    private static void RemoveEarlier(string folder, HashSet<string> kept)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "repodata")))
        {
            if (PartName().IsMatch(Path.GetFileName(path)) && !kept.Contains(Path.GetFileName(path)))
            {
                File.Delete(path);
            }
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{64}-(primary|filelists|other)\.xml\.gz\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PartName();
}
