using System.Formats.Tar;

namespace Releasing.Verification.Folders;

/// <summary>Tells files from pipes, sockets and devices without opening them: opening a pipe that nobody writes to waits for ever.</summary>
internal static class FileType
{
    // ustar(5), "typeflag".
    private const int TypeOffset = 156;

    /// <summary>It holds bytes of its own.</summary>
    public static bool IsRegular(FileInfo file)
    {
        // What is no file has no length, and Windows has none of it in a folder.
        if (file.Length > 0 || OperatingSystem.IsWindows())
        {
            return true;
        }

        // The runtime does not say what an entry of a folder is, but its writer of tar archives asks the system before it opens anything.
        using var header = new MemoryStream();
        try
        {
            using var writer = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            writer.WriteEntry(file.FullName, "entry");
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            // A socket cannot lie in an archive.
            return false;
        }

        return header.Length > TypeOffset && header.GetBuffer()[TypeOffset] is (byte)TarEntryType.RegularFile or (byte)TarEntryType.V7RegularFile;
    }
}
