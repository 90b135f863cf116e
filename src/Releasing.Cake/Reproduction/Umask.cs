using System.Runtime.InteropServices;

namespace Releasing.Cake.Reproduction;

/// <summary>
/// Another umask until it is disposed. Child processes inherit it when they start (POSIX, umask(2)); .NET has no setting for it, and a shell
/// in between would need quoting. It is of the whole process: nothing else may make files meanwhile.
/// </summary>
internal sealed partial class Umask : IDisposable
{
    // Write for the group, nothing for others: what neither a usual user nor a usual CI has.
    private const uint Unusual = 0b000_010_111;
    private const uint Private = 0b000_111_111;

    private readonly uint _before;

    private Umask(uint before) => _before = before;

    /// <summary>Sets a umask that is not the one in force; does nothing on Windows, which has none.</summary>
    public static Umask Another()
    {
        if (OperatingSystem.IsWindows())
        {
            return new Umask(0);
        }

        var before = Set(Private);
        if (before == Private)
        {
            _ = Set(Unusual);
        }

        return new Umask(before);
    }

    /// <summary>Sets the umask back.</summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Set(_before);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Set(uint mask);
}
