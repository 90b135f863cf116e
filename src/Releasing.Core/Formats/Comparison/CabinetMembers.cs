using System.Globalization;
using Releasing.Files;
using Releasing.Formats.Cabinet;

namespace Releasing.Formats.Comparison;

/// <summary>The files of a cabinet.</summary>
internal static class CabinetMembers
{
    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => CabinetRecord.Signature;

    /// <summary>Reads the files in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path) =>
        CabinetReader.Read(ContentSource.FromFile(path)).Select(entry => new Member(
            entry.Name,
            [
                new("time", entry.Time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? ""),
                new("attributes", entry.Attributes.ToString()),
                new("folder", entry.Folder.ToString(CultureInfo.InvariantCulture)),
            ],
            entry.Content.CopyTo));
}
