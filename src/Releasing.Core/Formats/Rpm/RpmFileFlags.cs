using Releasing.Formats.Archives;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>Tag 1037 and 1045: what a file is to the administrator, and what <c>rpm -V</c> looks at.</summary>
internal static class RpmFileFlags
{
    private const uint Config = 1 << 0;
    private const uint Documentation = 1 << 1;
    private const uint MissingOk = 1 << 3;
    private const uint NoReplace = 1 << 4;
    private const uint Ghost = 1 << 6;
    private const uint Licence = 1 << 7;
    private const uint Readme = 1 << 8;

    // All but digest, size, link target and time, which change in what is not the package's to write.
    private const uint VerifyGhost = ~0b10_0111u;

    // macros: %_docdir and the directories rpmbuild adds to it.
    private static readonly string[] s_documentationFolders = ["/usr/doc/", "/usr/man/", "/usr/info/", "/usr/share/doc/", "/usr/share/man/", "/usr/share/info/"];

    public static uint Of(RpmMember file)
    {
        var traits = file.Member.Traits;
        uint flags = 0;
        flags |= file.IsConfig ? Config : 0;
        flags |= IsDocumentation(file) ? Documentation : 0;
        flags |= traits.HasFlag(PackageFileTraits.MissingOk) ? MissingOk : 0;
        flags |= traits.HasFlag(PackageFileTraits.NoReplace) ? NoReplace : 0;
        flags |= file.IsGhost ? Ghost : 0;
        flags |= traits.HasFlag(PackageFileTraits.Licence) ? Licence : 0;
        flags |= traits.HasFlag(PackageFileTraits.Readme) ? Readme : 0;
        return flags;
    }

    public static uint VerifyOf(RpmMember file) => file.IsGhost ? VerifyGhost : uint.MaxValue;

    private static bool IsDocumentation(RpmMember file) =>
        file.Member.Traits.HasFlag(PackageFileTraits.Documentation)
        || (file.Member.Kind != EntryKind.Directory && s_documentationFolders.Any(folder => file.Member.Path.StartsWith(folder, StringComparison.Ordinal)));
}
