namespace Releasing.Formats.Linux.Parts;

/// <summary>Puts what people read, and the texts of licences, where each system has them.</summary>
public static class Documents
{
    /// <summary>Documentation in <c>/usr/share/doc/NAME</c>, below it under the path it has in the folder.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="files">Paths of the files; one called README is marked as such.</param>
    public static IEnumerable<PackageContent> Contents(string package, string folder, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        return files.Select(file => PackageContent.Files(Path.Combine(folder, file), $"/usr/share/doc/{package}/{PartContent.Below(folder, file)}") with
        {
            Mode = Linux.Contents.PackageMode.File,
            Traits = Path.GetFileName(file).StartsWith("README", StringComparison.OrdinalIgnoreCase) ? PackageFileTraits.Documentation | PackageFileTraits.Readme : PackageFileTraits.Documentation,
        });
    }

    /// <summary>Licences in <c>/usr/share/licenses/NAME</c> for rpm and apk. In Debian the copyright file holds them (<see cref="DebianCopyright"/>), and a second copy is a fault.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="files">Paths of the texts.</param>
    public static IEnumerable<PackageContent> Licences(string package, string folder, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        return files.Select(file => PackageContent.Files(Path.Combine(folder, file), $"/usr/share/licenses/{package}/{PartContent.Below(folder, file)}") with
        {
            Mode = Linux.Contents.PackageMode.File,
            Traits = PackageFileTraits.Licence,
            Formats = PackageFormats.Rpm | PackageFormats.Apk,
        });
    }

    /// <summary>Programs in <c>/usr/bin</c>, executable whatever mode their files have.</summary>
    /// <param name="programs">The command's name and the path of the file.</param>
    public static IEnumerable<PackageContent> Programs(IEnumerable<(string Command, string File)> programs) =>
        programs.Select(program => PackageContent.Files(program.File, $"/usr/bin/{program.Command}") with { Mode = Linux.Contents.PackageMode.Executable });
}
