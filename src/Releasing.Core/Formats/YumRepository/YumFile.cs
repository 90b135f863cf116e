using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Formats.YumRepository;

/// <summary>A path of a package as the metadata has it.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Type"><c>dir</c>, <c>ghost</c> or nothing.</param>
internal sealed record YumFile(string Path, string Type)
{
    private const ulong KindMask = 0xF000;
    private const ulong Directory = 0x4000;
    private const ulong Ghost = 1 << 6;

    /// <summary>Whether it stands in the first part already, since others depend on such paths (createrepo's rule).</summary>
    public bool IsPrimary => Path.StartsWith("/etc/", StringComparison.Ordinal) || Path.Contains("bin/", StringComparison.Ordinal) || Path == "/usr/lib/sendmail";

    public static IReadOnlyList<YumFile> Of(RpmPackageFile package)
    {
        var header = package.Header;
        var modes = header.Numbers(RpmTag.FileModes);
        var flags = header.Numbers(RpmTag.FileFlags);
        return [.. Paths(header).Select((path, index) => new YumFile(path, TypeOf(At(modes, index), At(flags, index))))];
    }

    private static IReadOnlyList<string> Paths(RpmHeaderValues header)
    {
        var names = header.Texts(RpmTag.BaseNames);
        // Before rpm 3.0.4 there were whole paths.
        if (names.Count == 0)
        {
            return header.Texts(RpmTag.OldFileNames);
        }

        var directories = header.Texts(RpmTag.DirectoryNames);
        var places = header.Numbers(RpmTag.DirectoryIndexes);
        return [.. names.Select((name, index) => (At(places, index) is var place && place < (ulong)directories.Count ? directories[(int)place] : "/") + name)];
    }

    private static string TypeOf(ulong mode, ulong flags) => (flags & Ghost) != 0 ? "ghost" : (mode & KindMask) == Directory ? "dir" : "";

    private static ulong At(IReadOnlyList<ulong> values, int index) => index < values.Count ? values[index] : 0;
}
