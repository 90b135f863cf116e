using System.Globalization;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.Iso9660;

namespace Releasing.Formats.Comparison;

/// <summary>The files and directories of an ISO 9660 volume.</summary>
internal static class IsoMembers
{
    /// <summary>Reads the members, directory by directory.</summary>
    public static IEnumerable<Member> Read(Stream file, string path) =>
        IsoReader.Read(new HeaderReader(file, path))
            .Select(item => new Member(item.Path, [.. Attributes(item)], target => FileRange.Copy(file, item.Offset, item.Kind == EntryKind.Directory ? 0 : item.Length, target)));

    private static IEnumerable<MemberAttribute> Attributes(IsoItem item)
    {
        yield return new("time", Convert.ToHexStringLower(item.Record.Span.Slice(18, 7)));
        yield return new("flags", item.Record.Span[25].ToString("x2", CultureInfo.InvariantCulture));

        // Modes, links and times, as they stand there.
        yield return new("Rock Ridge", string.Join(' ', item.Fields.Where(field => !field.Span.StartsWith("NM"u8) && !field.Span.StartsWith("CE"u8)).Select(field => Convert.ToHexStringLower(field.Span))));
    }
}
