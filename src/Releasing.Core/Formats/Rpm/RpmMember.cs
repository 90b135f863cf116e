using System.Collections.Immutable;
using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>One entry of the file list, with what was learned about it on the way.</summary>
internal sealed class RpmMember
{
    // st_mode's file types, inode(7).
    private const int RegularFile = 0x8000;
    private const int Directory = 0x4000;
    private const int SymbolicLink = 0xA000;

    public RpmMember(PackageMember member)
    {
        Member = member;
        Size = member.Kind == EntryKind.SymbolicLink ? Encoding.UTF8.GetByteCount(member.LinkTarget!) : member.Content?.Length ?? 0;
        // Above the file's own name, with the slash at its end.
        var name = member.Path.LastIndexOf('/') + 1;
        DirectoryName = member.Path[..name];
        BaseName = member.Path[name..];
    }

    public PackageMember Member { get; }

    public long Size { get; }

    public string DirectoryName { get; }

    public string BaseName { get; }

    /// <summary>SHA-256 of the content in hexadecimal, once it was written; empty for what has none.</summary>
    public string Digest { get; set; } = "";

    /// <summary>What the file says of itself, when it is an ELF program or library.</summary>
    public BinaryImage? Image { get; set; }

    /// <summary>What was found in it that it needs.</summary>
    public ImmutableArray<RpmDependency> Requires { get; set; } = [];

    /// <summary>What was found in it that it offers.</summary>
    public ImmutableArray<RpmDependency> Provides { get; set; } = [];

    public bool IsGhost => Member.Traits.HasFlag(PackageFileTraits.Ghost);

    public bool IsConfig => (Member.Traits & (PackageFileTraits.Config | PackageFileTraits.NoReplace)) != 0;

    public bool IsExecutable => Member.Kind == EntryKind.File && (Member.Mode & 0b001_001_001) != 0;

    public int FullMode => Member.Kind switch
    {
        EntryKind.Directory => Directory | Member.Mode,
        EntryKind.SymbolicLink => SymbolicLink | 0b111_111_111,
        _ => RegularFile | Member.Mode,
    };

    /// <summary>The file list of a package: what it claims, in the order of rpmbuild.</summary>
    public static ImmutableArray<RpmMember> ListOf(LinuxPackage package) =>
        [.. package.Members.Where(member => !member.IsSystemDirectory).OrderBy(member => member.Path, Utf8Order.Instance).Select(member => new RpmMember(member))];
}
