using System.Globalization;
using System.Security.Cryptography;
using Releasing.Formats.Archives;
using Releasing.Formats.Linux;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>What lies at a path, as far as unpacking programs keep it: <c>f</c>ile, <c>d</c>irectory or <c>l</c>ink.</summary>
internal sealed record UnpackedPath(string Path, string Kind, string Mode, string Time, string Owner, string Target, string Sha256)
{
    private const int FieldCount = 7;

    /// <summary>The digest of no bytes.</summary>
    public static string Empty { get; } = Digest(Stream.Null);

    /// <summary>What a package is to have there.</summary>
    public static UnpackedPath Expected(PackageMember member) => new(
        member.Path,
        member.Kind switch { EntryKind.Directory => "d", EntryKind.SymbolicLink => "l", _ => "f" },
        member.Kind == EntryKind.SymbolicLink ? "" : Convert.ToString(member.Mode, 8),
        member.ModificationTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        $"{member.Owner}:{member.Group}",
        member.LinkTarget ?? "",
        member.Content is null ? "" : Digest(member.Content.Open()));

    /// <summary>Everything below a folder, as find(1) sees it.</summary>
    public static IReadOnlyList<UnpackedPath> In(string folder)
    {
        var fields = Validator.Require("find").Accept(folder, "-mindepth", "1", "-printf", "%P\\0%y\\0%m\\0%T@\\0%u:%g\\0%l\\0%s\\0").Split('\0');
        return
        [
            .. fields.Chunk(FieldCount).Where(chunk => chunk.Length == FieldCount).Select(chunk => new UnpackedPath(
                "/" + chunk[0],
                chunk[1],
                chunk[1] == "l" ? "" : chunk[2],
                chunk[3].Split('.')[0],
                chunk[4],
                chunk[5],
                chunk[1] == "f" ? Digest(File.OpenRead(System.IO.Path.Combine(folder, chunk[0]))) : "")),
        ];
    }

    private static string Digest(Stream content)
    {
        using (content)
        {
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
    }
}
