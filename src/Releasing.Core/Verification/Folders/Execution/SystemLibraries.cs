using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Verification.Folders.Execution;

/// <summary>The shared libraries of this machine, where the loader of a usual Linux looks (ld.so(8)). What a package asks for besides itself, its manager would have installed.</summary>
internal static class SystemLibraries
{
    private static readonly string[] s_folders = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];
    private static readonly string[] s_triplets = ["", "x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf", "i386-linux-gnu"];

    /// <summary>Every library that a program names is there.</summary>
    /// <param name="path">The program, whose header is sound.</param>
    public static bool Have(string path)
    {
        try
        {
            var image = BinaryImage.Read(path);
            return image.Format != BinaryFormat.Elf
                || image.Libraries.All(library => s_folders.Any(folder => s_triplets.Any(triplet => File.Exists(Path.Combine(folder, triplet, Path.GetFileName(library))))));
        }
        catch (ReleaseException)
        {
            return false;
        }
    }
}
