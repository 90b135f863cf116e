using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Cake.Aliases;

/// <summary>Archives whose bytes depend on the commit and their contents alone, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class ArchiveAliases
{
    /// <summary>Packs every file of a folder; the commit's date is the time of all of them.</summary>
    /// <param name="context">The script.</param>
    /// <param name="archive">Where it goes; <c>.tar.gz</c> or <c>.zip</c> decides the format.</param>
    /// <param name="folder">The folder whose contents lie at the top of the archive.</param>
    /// <exception cref="ReleaseException">The folder is missing or the ending is another one.</exception>
    /// <example><code>WriteArchive("artifacts/tool-1.2.3-linux-x86_64.tar.gz", "publish");</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Archive")]
    public static void WriteArchive(this ICakeContext context, FilePath archive, DirectoryPath folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(folder);
        var root = folder.MakeAbsolute(context.Environment).FullPath;
        if (!Directory.Exists(root))
        {
            throw new ReleaseException($"WriteArchive: there is no folder {root}. Build what belongs into it first.");
        }

        var entries = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => ArchiveEntry.File(System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'), ContentSource.FromFile(path), IsExecutable(path)));
        ArchiveFile.WriteAsync(archive.MakeAbsolute(context.Environment).FullPath, entries, SettingsFor(context, archive)).GetAwaiter().GetResult();
    }

    /// <summary>Packs the sources of the commit by the rules of <c>git archive</c>; uncommitted changes are not in it.</summary>
    /// <param name="context">The script.</param>
    /// <param name="archive">Where it goes; <c>.tar.gz</c> or <c>.zip</c> decides the format.</param>
    /// <param name="folder">The folder everything lies in inside the archive.</param>
    /// <exception cref="ReleaseException">No repository, or the ending is another one.</exception>
    /// <example><code>WriteSourceArchive("artifacts/tool-1.2.3-source.tar.gz", "tool-1.2.3");</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Archive")]
    public static void WriteSourceArchive(this ICakeContext context, FilePath archive, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(archive);
        var repository = VersionAliases.Repository(context);
        SourceArchive.WriteAsync(repository, repository.Head, folder, archive.MakeAbsolute(context.Environment).FullPath, SettingsFor(context, archive))
            .GetAwaiter().GetResult();
    }

    private static ArchiveSettings SettingsFor(ICakeContext context, FilePath archive)
    {
        ArchiveFormat? format = archive.FullPath.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? ArchiveFormat.Zip
            : archive.FullPath.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) ? ArchiveFormat.TarGz
            : null;
        return new ArchiveSettings
        {
            Format = format ?? throw new ReleaseException($"WriteArchive: '{archive.GetFilename()}' is of no known format. End it with .tar.gz or .zip."),
            ModificationTime = context.ReleaseVersion(new VersionSettings { AllowDirty = true }).ContentDate,
        };
    }

    // A program is known by its header, so that one that Windows built for Linux can be started after unpacking.
    private static bool IsExecutable(string path) => BinaryImage.FormatOf(path) is not null
        || (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
}
