using System.Runtime.InteropServices;

namespace Releasing.Formats.Payloads.Native;

/// <summary>
/// A loaded library of compression. Its functions are called through their addresses, not through imports by name: so which file is loaded is decided
/// here, for one payload, and not once for the whole process.
/// </summary>
internal sealed class NativeCompressor : SafeHandle
{
    private NativeCompressor(nint library)
        : base(0, ownsHandle: true) => SetHandle(library);

    public override bool IsInvalid => handle == 0;

    /// <summary>Loads the library; null when it is not there or lacks a function.</summary>
    public static NativeCompressor? TryLoad(NativeLibraryName name)
    {
        foreach (var file in name.FileNames)
        {
            // The safe folders are the system's and the program's own, never the current one.
            if (!NativeLibrary.TryLoad(file, typeof(NativeCompressor).Assembly, DllImportSearchPath.SafeDirectories, out var library))
            {
                continue;
            }

            if (name.Functions.All(function => NativeLibrary.TryGetExport(library, function, out _)))
            {
                return new NativeCompressor(library);
            }

            NativeLibrary.Free(library);
        }

        return null;
    }

    /// <summary>The address of a function that <see cref="NativeLibraryName.Functions"/> lists; good as long as this is not disposed.</summary>
    public nint Function(string name) => NativeLibrary.GetExport(handle, name);

    protected override bool ReleaseHandle()
    {
        NativeLibrary.Free(handle);
        return true;
    }
}
