using Releasing.Failures;

namespace Releasing.Formats.Linux.Parts;

/// <summary>The project's own list of changes.</summary>
public static class UpstreamChangelog
{
    /// <summary>
    /// In Debian <c>/usr/share/doc/NAME/changelog.gz</c> (policy 12.7, whatever the file is called in the sources); for rpm and apk documentation like any other.
    /// </summary>
    /// <param name="package">The package's name.</param>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="ReleaseException">The file cannot be read.</exception>
    public static IEnumerable<PackageContent> Contents(string package, string folder, string file)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(file);
        var path = Path.GetFullPath(Path.Combine(folder, file));
        yield return PartContent.Compressed(PartContent.Read(path), path, $"/usr/share/doc/{package}/changelog.gz") with
        {
            Traits = PackageFileTraits.Documentation,
            Formats = PackageFormats.Deb,
        };
        foreach (var document in Documents.Contents(package, folder, [file]))
        {
            yield return document with { Formats = PackageFormats.Rpm | PackageFormats.Apk };
        }
    }
}
