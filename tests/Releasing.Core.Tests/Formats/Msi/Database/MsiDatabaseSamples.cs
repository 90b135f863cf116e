using System.Globalization;
using System.Text;
using Releasing.Core.Tests.Formats.CompoundFile;
using Releasing.Files;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

public static class MsiDatabaseSamples
{
    public static MsiDatabase Small()
    {
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
        var database = new MsiDatabase
        {
            Summary = new MsiSummary
            {
                Title = "Installation Database", Subject = "Tool", Author = "Ada Löwe", Keywords = "Installer", Comments = "A tool", Template = "x64;1033", LastSavedBy = "Ada",
                RevisionNumber = "{0F5E5A0E-7D0E-4CF0-A8D1-0123456789AB}", LastPrinted = time, CreateTime = time, LastSaveTime = time.AddDays(1),
                PageCount = 200, WordCount = 2, CharacterCount = 3, CreatingApplication = "Tests", Security = 2,
            },
        };
        var property = new MsiTable("Property", new MsiColumn("Property", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Value", MsiColumnKind.Text, IsLocalizable: true));
        property.Add("ProductVersion", "1.2.3");
        property.Add("ProductName", "Werkzeug für 日本");
        database.Tables.Add(property);

        var binary = new MsiTable("Binary", new MsiColumn("Name", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Data", MsiColumnKind.Stream, IsNullable: true));
        binary.Add("short", ContentSource.FromBytes("hello"u8.ToArray(), "short"));
        binary.Add("long-name.ico", ContentSource.FromBytes(new SampleBytes(1).Noise(9000), "long"));
        binary.Add("none", null);
        database.Tables.Add(binary);

        var numbers = new MsiTable(
            "Numbers",
            new MsiColumn("Number", MsiColumnKind.Int16, IsKey: true),
            new MsiColumn("Name", MsiColumnKind.Text, 20, IsKey: true, IsNullable: true),
            new MsiColumn("Size", MsiColumnKind.Int32, IsNullable: true));
        numbers.Add(-1, "b", int.MaxValue);
        numbers.Add(32767, null, null);
        numbers.Add(-32767, "a", -int.MaxValue);
        numbers.Add(-1, "a", 0);
        database.Tables.Add(numbers);

        database.Tables.Add(new MsiTable("Empty", new MsiColumn("Key", MsiColumnKind.Text, 72, IsKey: true)));
        database.Streams["tool.cab"] = ContentSource.FromBytes(new SampleBytes(2).Noise(5000), "tool.cab");
        database.Streams["#weird ü"] = ContentSource.FromBytes(new byte[3], "weird");
        return database;
    }

    /// <summary>All of a database as text: columns, rows in their order, lengths of streams.</summary>
    public static string Dump(MsiDatabase database)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"code page {database.Codepage}\n");
        foreach (var table in database.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{table.Name}] {string.Join(' ', table.Columns.Select(column => $"{column.Name}{(column.IsKey ? "*" : "")}:{column.Definition}"))}\n");
            foreach (var row in table.Rows)
            {
                text.Append("  ").AppendJoin(" | ", row.Select(value => value switch { null => "-", ContentSource content => $"<{content.Length}>", _ => Convert.ToString(value, CultureInfo.InvariantCulture) })).Append('\n');
            }
        }

        foreach (var (name, content) in database.Streams.OrderBy(stream => stream.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"<{name}> {content.Length}\n");
        }

        return text.ToString();
    }

    /// <summary>Every text, number and byte is the same, whatever the order of the rows.</summary>
    public static void ShouldHold(this MsiDatabase actual, MsiDatabase expected)
    {
        actual.Summary.ShouldBe(expected.Summary);
        actual.Codepage.ShouldBe(expected.Codepage);
        actual.Tables.Select(table => table.Name).ShouldBe(expected.Tables.Select(table => table.Name), ignoreOrder: true);
        foreach (var table in expected.Tables)
        {
            var other = actual.Tables.Single(candidate => candidate.Name == table.Name);
            other.Columns.ShouldBe(table.Columns);
            Rows(other).ShouldBe(Rows(table));
        }

        actual.Streams.Keys.ShouldBe(expected.Streams.Keys, ignoreOrder: true);
        foreach (var (name, content) in expected.Streams)
        {
            actual.Streams[name].Bytes().ShouldHaveBytes(content.Bytes());
        }
    }

    private static IEnumerable<string> Rows(MsiTable table) => table.Rows
        .Select(row => string.Join('\t', row.Select(value => value is ContentSource content ? Convert.ToBase64String(content.Bytes()) : Convert.ToString(value, CultureInfo.InvariantCulture))))
        .Order(StringComparer.Ordinal);
}
