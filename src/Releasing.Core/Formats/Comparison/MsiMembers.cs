using System.Globalization;
using Releasing.Files;
using Releasing.Formats.CompoundFile;
using Releasing.Formats.Msi.Database;

namespace Releasing.Formats.Comparison;

/// <summary>
/// What an installer package holds: the summary, every row of every table with its columns as attributes, and the streams, such as cabinets. Of another compound
/// file, the streams.
/// </summary>
internal static class MsiMembers
{
    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => CompoundHeader.Signature;

    /// <summary>Reads summary, tables and streams.</summary>
    public static IEnumerable<Member> Read(Stream file, string path) =>
        CompoundFileReader.Open(path) is var root && root.ClassId == MsiDatabaseWriter.ClassId ? OfDatabase(MsiDatabaseReader.OpenForeign(path)) : OfStorage(root);

    private static IEnumerable<Member> OfDatabase(MsiDatabase database)
    {
        yield return Row("summary information", [new("code page of the tables", Text(database.Codepage)), .. MsiSummaryProperty.All.Select(property => new MemberAttribute($"property {property.Number}", Text(property.Get(database.Summary))))]);
        foreach (var table in database.Tables)
        {
            yield return Row($"table {table.Name}", [new("columns", string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Definition}")))]);
            foreach (var row in table.Rows)
            {
                yield return OfRow(table, row);
            }
        }

        foreach (var (name, content) in database.Streams.OrderBy(stream => stream.Key, StringComparer.Ordinal))
        {
            yield return new Member(name, [], target => Copy(content, target));
        }
    }

    private static Member OfRow(MsiTable table, IReadOnlyList<object?> row) => new(
        $"{table.Name} '{string.Join("', '", row.Take(table.KeyCount).Select(Text))}'",
        [.. table.Columns.Zip(row, (column, value) => new MemberAttribute(column.Name, value is ContentSource ? "a stream" : Text(value)))],
        target => Copy(row.OfType<ContentSource>().FirstOrDefault(), target));

    private static IEnumerable<Member> OfStorage(CompoundStorage root)
    {
        var waiting = new Queue<(CompoundStorage Storage, string Within)>([(root, "")]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var stream in next.Storage.Streams)
            {
                yield return new Member(next.Within + stream.Name, [], target => Copy(stream.Content, target));
            }

            foreach (var inner in next.Storage.Storages)
            {
                waiting.Enqueue((inner, $"{next.Within}{inner.Name}/"));
            }
        }
    }

    private static Member Row(string name, IReadOnlyList<MemberAttribute> attributes) => new(name, attributes, _ => { });

    private static string Text(object? value) => value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static void Copy(ContentSource? content, Stream target)
    {
        if (content is not null)
        {
            using var stream = content.Open();
            stream.CopyTo(target);
        }
    }
}
