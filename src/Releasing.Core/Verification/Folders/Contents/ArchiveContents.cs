using System.IO.Compression;
using Releasing.Failures;

namespace Releasing.Verification.Folders.Contents;

/// <summary>The members of a file of the release, whatever it is packed as.</summary>
internal static class ArchiveContents
{
    private static readonly string[] s_tars = [".tar.gz", ".tgz"];
    private static readonly string[] s_zips = [".zip", ".nupkg"];

    /// <summary>It is packed in a way that is read here.</summary>
    public static bool IsKnown(FolderFile file) => IsArchive(file) || IsPackage(file) || IsInstaller(file);

    /// <summary>Somebody unpacks it where they are.</summary>
    public static bool IsArchive(FolderFile file) => s_tars.Concat(s_zips).Any(file.EndsWith);

    /// <summary>A package manager unpacks it at the root of a system.</summary>
    public static bool IsPackage(FolderFile file) => file.EndsWith(".deb") || file.EndsWith(".rpm") || file.EndsWith(".apk");

    /// <summary>It is opened on a desktop, which installs or mounts what is in it.</summary>
    public static bool IsInstaller(FolderFile file) => file.EndsWith(".msi") || file.EndsWith(".dmg") || file.EndsWith(".AppImage");

    /// <summary>Its programs lie where a system looks for commands.</summary>
    public static bool HasCommands(FolderFile file) => IsPackage(file) || file.EndsWith(".AppImage");

    /// <summary>Shows every member to a visitor.</summary>
    /// <param name="file">One that <see cref="IsKnown"/>.</param>
    /// <param name="visit">Takes the members that are unpacked.</param>
    /// <param name="visitControl">Takes members for the package manager itself.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Why it could not be read on this machine; null when it was.</returns>
    /// <exception cref="CheckFailedException">It is damaged or too large.</exception>
    public static async Task<string?> VisitAsync(FolderFile file, MemberVisitor visit, MemberVisitor visitControl, CancellationToken cancellationToken)
    {
        var budget = new ContentBudget(file.Size);
        try
        {
            await using var stream = File.OpenRead(file.Path);
            if (s_zips.Any(file.EndsWith))
            {
                await ZipScan.RunAsync(stream, budget, visit, cancellationToken);
                return null;
            }

            if (file.EndsWith(".deb"))
            {
                return await PackageScan.DebAsync(stream, file.Name, budget, visit, visitControl, cancellationToken);
            }

            if (file.EndsWith(".rpm"))
            {
                return await PackageScan.RpmAsync(stream, file.Name, budget, visit, cancellationToken);
            }

            if (IsInstaller(file))
            {
                return file.EndsWith(".msi") ? await InstallerPackageScan.RunAsync(file.Path, budget, visit, cancellationToken)
                    : file.EndsWith(".dmg") ? await DiskImageScan.RunAsync(stream, file.Name, budget, visit, cancellationToken)
                    : await AppImageScan.RunAsync(stream, file.Name, budget, visit, cancellationToken);
            }

            // An Alpine package is three of them, one behind the other; the members of all count.
            await using var unpacked = new BudgetStream(new GZipStream(stream, CompressionMode.Decompress), budget);
            await TarScan.RunAsync(unpacked, budget, visit, cancellationToken);
            return null;
        }
        catch (NotReadException error)
        {
            return error.What;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or InvalidInputException or FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new CheckFailedException(FolderReason.ContentsMalformed, "It is damaged, or not what its name says.", error);
        }
    }
}
