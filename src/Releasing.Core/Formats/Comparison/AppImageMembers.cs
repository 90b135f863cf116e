using Releasing.Failures;
using Releasing.Formats.AppImage;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Comparison;

/// <summary>The two parts of an AppImage: the runtime, which is an ELF program, and what lies in the image behind it.</summary>
internal static class AppImageMembers
{
    private const int MagicOffset = 8;

    /// <summary>Where the image begins in a file with the mark of an AppImage; null in every other file, as in a runtime alone.</summary>
    public static long? ImageIn(Stream file, string path, ReadOnlySpan<byte> start)
    {
        if (start.Length < MagicOffset + 3 || !start[MagicOffset..].StartsWith("AI\x02"u8))
        {
            return null;
        }

        try
        {
            var end = AppImageRuntime.EndOf(new HeaderReader(file, path));
            var magic = new byte[4];
            file.Position = end;
            return file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.AsSpan().SequenceEqual("hsqs"u8) ? end : null;
        }
        catch (InvalidInputException)
        {
            // A damaged program is compared as what it says it is.
            return null;
        }
    }

    /// <summary>Reads the parts.</summary>
    public static IEnumerable<Member> Read(Stream file, string path, long image) =>
    [
        new("runtime", [], target => FileRange.Copy(file, 0, (ulong)image, target)),
        .. SquashFsMembers.Read(file, path, image),
    ];
}
