using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>Packages for real programs to judge.</summary>
internal static class DebSample
{
    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    /// <summary>A package with next to nothing in it, for <c>all</c> architectures so that every dpkg takes it.</summary>
    public static LinuxPackage Small(string version, params PackageMember[] members) => new()
    {
        Name = "tool",
        Version = new PackageVersion { Upstream = SemanticVersion.Parse(version) },
        Summary = "does one thing well",
        Description = "It reads what it is given.",
        Maintainer = "Ada Lovelace <ada@example.org>",
        ModificationTime = Time,
        Members = [.. members],
    };

    public static PackageMember Directory(string path) => new() { Path = path, Kind = EntryKind.Directory, Mode = 0b111_101_101, ModificationTime = Time };

    public static PackageMember Link(string path, string target) =>
        new() { Path = path, Kind = EntryKind.SymbolicLink, LinkTarget = target, Mode = 0b111_111_111, ModificationTime = Time };

    public static PackageMember File(string path, string text) => File(path, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), path));

    public static PackageMember File(string path, ContentSource content) =>
        new() { Path = path, Kind = EntryKind.File, Content = content, Mode = 0b110_100_100, ModificationTime = Time };

    public static PackageMember Program(string path, string text) => File(path, text) with { Mode = 0b111_101_101 };

    public static async Task<string> WriteAsync(string folder, DebPackage package)
    {
        var path = Path.Combine(folder, package.FileName);
        await DebFile.WriteAsync(path, package);
        return path;
    }

    public static PackageScript Script(string text) => new(text, "test");
}
