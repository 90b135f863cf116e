using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Releasing.Formats.Binaries;

namespace Releasing.Cake.Aliases;

/// <summary>What compiled programs say of themselves, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class BinaryAliases
{
    /// <summary>Reads the header of an ELF, PE or Mach-O file: format, architectures, the glibc it needs.</summary>
    /// <param name="context">The script.</param>
    /// <param name="file">The program.</param>
    /// <returns>What the header says.</returns>
    /// <exception cref="Failures.ReleaseException">The file is missing, of another format, or damaged.</exception>
    /// <example><code>var glibc = ReadBinaryHeader("publish/tool").GlibcRequired;</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Binary")]
    [CakeNamespaceImport("Releasing.Formats.Binaries")]
    public static BinaryImage ReadBinaryHeader(this ICakeContext context, FilePath file)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(file);
        return BinaryImage.Read(file.MakeAbsolute(context.Environment).FullPath);
    }
}
