using Releasing.Formats.Archives;

namespace Releasing.Formats.Rpm;

/// <summary>
/// Writes colours, by which 32-bit and 64-bit files of one path are told apart on a system that has both, and classes, which rpmbuild takes from
/// <c>file</c> and which nothing but a query reads.
/// </summary>
internal static class RpmClassTags
{
    private const uint Elf32 = 1;
    private const uint Elf64 = 2;

    public static void Write(RpmHeader header, IReadOnlyList<RpmMember> files)
    {
        var names = new List<string>();
        var classes = new List<uint>();
        foreach (var name in files.Select(ClassOf))
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            classes.Add((uint)names.IndexOf(name));
        }

        header.Numbers(RpmTag.FileColours, [.. files.Select(ColourOf)]);
        header.Numbers(RpmTag.FileClasses, classes);
        header.Texts(RpmTag.ClassNames, names);
    }

    private static uint ColourOf(RpmMember file) => file.Image?.Elf switch
    {
        null => 0,
        { Is64: true } => Elf64,
        _ => Elf32,
    };

    private static string ClassOf(RpmMember file) => (file.Member.Kind, file.Image?.Elf) switch
    {
        (EntryKind.Directory, _) => "directory",
        (EntryKind.SymbolicLink, _) => "",
        (_, { Is64: true }) => "ELF 64-bit",
        (_, not null) => "ELF 32-bit",
        _ => file.Size == 0 ? "empty" : "",
    };
}
