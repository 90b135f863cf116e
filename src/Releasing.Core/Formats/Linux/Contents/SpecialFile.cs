using System.Runtime.InteropServices;

namespace Releasing.Formats.Linux.Contents;

/// <summary>Tells devices, pipes and sockets from files, which the platform's own API does not: reading a pipe would wait for ever.</summary>
internal static partial class SpecialFile
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int LargestAnswer = 256;

    /// <summary>Whether a path, after links, is neither file nor folder. Where the system does not tell, it is not.</summary>
    public static bool Is(string path)
    {
        try
        {
            return ModeOf(path) is { } mode && (mode & TypeMask) is not (RegularFile or Folder);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library older than statx(2).
            return false;
        }
    }

    private static int? ModeOf(string path)
    {
        Span<byte> answer = stackalloc byte[LargestAnswer];
        if (OperatingSystem.IsLinux())
        {
            // statx(2), chosen because its struct is the same on every processor: stx_mode is at byte 28. AT_FDCWD, STATX_TYPE.
            return StatX(-100, path, 0, 1, answer) == 0 ? MemoryMarshal.Read<ushort>(answer[28..]) : null;
        }

        if (OperatingSystem.IsMacOS())
        {
            // struct stat with 64-bit inodes: st_mode is at byte 4.
            var status = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? Stat64(path, answer) : Stat(path, answer);
            return status == 0 ? MemoryMarshal.Read<ushort>(answer[4..]) : null;
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat64(string path, Span<byte> answer);
}
