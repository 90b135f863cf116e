using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.HfsPlus;
using Releasing.Formats.Iso9660;
using Releasing.Formats.Trees;

namespace Releasing.Formats.Dmg;

/// <summary>Writes disk images (<c>.dmg</c>) that macOS mounts, on any system.</summary>
public static class DmgFile
{
    /// <summary>Writes a disk image; when that fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="image">What is in it.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and SHA-256.</returns>
    /// <exception cref="PreflightException">Everything that the volume's format forbids.</exception>
    /// <exception cref="ReleaseException">A file is missing, or changes while it is read.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, DmgImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var partitions = Partitions(image);
        return await AtomicFile.WriteHashedAsync(path, (output, token) => UdifWriter.WriteAsync(output, partitions, image.Compression, token), cancellationToken: cancellationToken);
    }

    /// <summary>The partitions of an image.</summary>
    internal static IReadOnlyList<UdifPartition> Partitions(DmgImage image)
    {
        var isHfs = image.FileSystem == DmgFileSystem.HfsPlus;
        var tree = FileTree.Of(image.AllEntries(), isHfs ? NameComparison.CaseInsensitive : NameComparison.CaseSensitive, $"Volume '{image.VolumeName}'");
        if (!isHfs)
        {
            var disc = new IsoImage(new IsoVolume { Name = image.VolumeName, Tree = tree, Time = image.Time });
            return [new UdifPartition("whole disk (Apple_ISO : 0)", 0, disc.Length / DmgSectors.Size, disc.WriteAsync)];
        }

        var volume = new HfsPlusImage(new HfsPlusVolume { Name = image.VolumeName, Tree = tree, Time = image.Time });
        return GuidPartitions.Around(volume.Length / DmgSectors.Size, volume.Identifier, volume.WriteAsync);
    }
}
