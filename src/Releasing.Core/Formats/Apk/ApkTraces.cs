using System.Text.RegularExpressions;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Apk;

/// <summary>What a package provides and needs by what is in it: commands, shared libraries, interpreters of its scripts.</summary>
internal sealed partial class ApkTraces
{
    private static readonly string[] s_commandFolders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin"];
    private static readonly string[] s_libraryFolders = ["/lib", "/usr/lib"];

    private readonly SortedSet<string> _provides = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _libraries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _needs = new(StringComparer.Ordinal);
    private readonly string _version;

    private ApkTraces(string version) => _version = version;

    /// <summary>Names with versions, in ordinal order.</summary>
    public IReadOnlyCollection<string> Provides => _provides;

    /// <summary>Names, in ordinal order.</summary>
    public IReadOnlyCollection<string> Needs => _needs;

    public static ApkTraces Find(ApkPackage apk)
    {
        var traces = new ApkTraces(apk.FullVersion);
        if (!apk.TracesContents)
        {
            return traces;
        }

        foreach (var member in ApkContentRules.MembersOf(apk.Package))
        {
            traces.AddCommand(member);
            if (member is { Kind: EntryKind.File, Content: { } content } && apk.Package.Target is not null)
            {
                using var stream = content.Open();
                traces.AddLibraries(member, stream);
            }
        }

        traces._needs.ExceptWith(traces._libraries.Select(library => "so:" + library));
        traces._needs.UnionWith(ApkScripts.Of(apk).Select(script => ApkScripts.Interpreter(script.Value)).OfType<string>());
        traces._needs.RemoveWhere(name => traces._provides.Any(provided => provided.StartsWith(name + "=", StringComparison.Ordinal)));
        return traces;
    }

    private static (string Folder, string Name) Split(string path) => (path[..path.LastIndexOf('/')], path[(path.LastIndexOf('/') + 1)..]);

    private void AddCommand(PackageMember member)
    {
        var (folder, name) = Split(member.Path);
        var runs = member.Kind == EntryKind.SymbolicLink || (member.Kind == EntryKind.File && (member.Mode & 0b001_001_001) != 0);
        // '@' stands before the name of a repository.
        if (runs && s_commandFolders.Contains(folder) && ApkRelationRules.IsName("cmd:" + name))
        {
            _provides.Add($"cmd:{name}={_version}");
        }
    }

    private void AddLibraries(PackageMember member, Stream stream)
    {
        if (!IsElf(stream))
        {
            return;
        }

        var image = BinaryImage.Read(stream, member.Path);
        _needs.UnionWith(image.Libraries.Where(ApkRelationRules.IsName).Select(library => "so:" + library));
        var (folder, file) = Split(member.Path);
        var name = image.Elf?.LibraryName ?? file;
        if (s_libraryFolders.Contains(folder) && ApkRelationRules.IsName(name) && LibraryName().IsMatch(name))
        {
            // The version is what stands behind .so. in the file's name, where that is a version.
            var version = file.Split(".so.", 2) is [_, var behind] && ApkVersion.IsValid(behind) ? behind : "0";
            _libraries.Add(name);
            _provides.Add($"so:{name}={version}");
        }
    }

    private static bool IsElf(Stream stream)
    {
        Span<byte> magic = stackalloc byte[4];
        var length = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return magic[..length].SequenceEqual("\u007fELF"u8);
    }

    [GeneratedRegex(@"\.so(?:\.[0-9].*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LibraryName();
}
