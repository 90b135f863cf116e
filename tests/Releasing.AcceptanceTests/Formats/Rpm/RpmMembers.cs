using System.Collections.Immutable;
using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>Members written down in the tests, with one time.</summary>
internal static class RpmMembers
{
    public static readonly DateTimeOffset Time = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    public static PackageMember File(string path, string text, int mode = 0b110_100_100, PackageFileTraits traits = PackageFileTraits.None) =>
        File(path, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), path), mode, traits);

    public static PackageMember File(string path, ContentSource content, int mode = 0b110_100_100, PackageFileTraits traits = PackageFileTraits.None) =>
        new() { Path = path, Kind = EntryKind.File, Content = content, Mode = mode, Traits = traits, ModificationTime = Time };

    public static PackageMember Program(string path, string text) => File(path, text, 0b111_101_101);

    public static PackageMember Directory(string path, int mode = 0b111_101_101) =>
        new() { Path = path, Kind = EntryKind.Directory, Mode = mode, ModificationTime = Time };

    public static PackageMember SystemDirectory(string path) => Directory(path) with { IsSystemDirectory = true };

    public static PackageMember Link(string path, string target) =>
        new() { Path = path, Kind = EntryKind.SymbolicLink, LinkTarget = target, Mode = 0b111_111_111, ModificationTime = Time };

    public static PackageMember Ghost(string path, int mode = 0b110_000_000) =>
        new() { Path = path, Kind = EntryKind.File, Mode = mode, Traits = PackageFileTraits.Ghost, ModificationTime = Time };

    public static ImmutableArray<PackageMember> Sorted(params PackageMember[] members) => [.. members.OrderBy(member => member.Path, StringComparer.Ordinal)];
}
