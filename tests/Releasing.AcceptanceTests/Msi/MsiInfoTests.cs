using System.Globalization;
using Releasing.Core.Tests.Formats.Msi.Database;
using Releasing.Files;
using Releasing.Formats.Msi.Database;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>Installer databases read by msiinfo, which has a reader of its own.</summary>
public sealed class MsiInfoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    private string Database => Path.Combine(_folder.FullName, "database.msi");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Msiinfo_reads_every_property_of_the_summary()
    {
        var msiinfo = Validator.Require("msiinfo");
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
        await MsiDatabaseWriter.WriteAsync(Database, new MsiDatabase
        {
            Summary = new MsiSummary
            {
                Title = "Installation Database", Subject = "Tööl", Author = "Ada", Keywords = "Installer", Comments = "A tool", Template = "x64;1033", LastSavedBy = "Grace",
                RevisionNumber = "{0F5E5A0E-7D0E-4CF0-A8D1-0123456789AB}", CreateTime = time, LastSaveTime = time, PageCount = 200, WordCount = 2, CreatingApplication = "Tests", Security = 2,
            },
        });

        msiinfo.Accept("suminfo", Database).TrimEnd().Split('\n').ShouldBe(
        [
            "Title: Installation Database",
            "Subject: Tööl",
            "Author: Ada",
            "Keywords: Installer",
            "Comments: A tool",
            "Template: x64;1033",
            "Last author: Grace",
            "Revision number (UUID): {0F5E5A0E-7D0E-4CF0-A8D1-0123456789AB}",
            "Created: Tue Feb  3 04:05:06 2026",
            "Last saved: Tue Feb  3 04:05:06 2026",
            "Version: 200 (c8)",
            "Source: 2 (2)",
            "Application: Tests",
            "Security: 2 (2)",
        ]);
    }

    [SkippableFact]
    public async Task Msiinfo_gives_back_the_bytes_of_streams()
    {
        var msiinfo = Validator.Require("msiinfo");
        var database = new MsiDatabase();
        var binary = new MsiTable("Binary", new MsiColumn("Name", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Data", MsiColumnKind.Stream));
        var text = string.Concat(Enumerable.Repeat("contents ", 1000));
        binary.Add("short", ContentSource.FromBytes("short"u8.ToArray(), "short"));
        binary.Add("long-name.txt", ContentSource.FromBytes(System.Text.Encoding.ASCII.GetBytes(text), "long"));
        database.Tables.Add(binary);
        database.Streams["tool.cab"] = ContentSource.FromBytes("no cabinet"u8.ToArray(), "cabinet");
        await MsiDatabaseWriter.WriteAsync(Database, database);

        msiinfo.Accept("extract", Database, "Binary.short").ShouldBe("short");
        msiinfo.Accept("extract", Database, "Binary.long-name.txt").ShouldBe(text);
        msiinfo.Accept("extract", Database, "tool.cab").ShouldBe("no cabinet");
        msiinfo.Accept("streams", Database).ShouldContain("Binary.long-name.txt");
    }

    [SkippableTheory]
    [InlineData(300_000, "x")]
    [InlineData(70_000, "ü")]
    public async Task Msiinfo_reads_texts_of_more_than_64_KiB(int length, string letter)
    {
        var msiinfo = Validator.Require("msiinfo");
        var database = new MsiDatabase();
        var text = string.Concat(Enumerable.Repeat(letter, length));
        var table = new MsiTable("Texts", new MsiColumn("Key", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Text", MsiColumnKind.Text));
        // Referred to five times: a reader that took the number of references for the upper half of the length would see it.
        for (var i = 0; i < 5; i++)
        {
            table.Add(string.Create(CultureInfo.InvariantCulture, $"k{i}"), text);
        }

        table.Add("z", "short");
        database.Tables.Add(table);
        await MsiDatabaseWriter.WriteAsync(Database, database);

        msiinfo.Accept("export", Database, "Texts").ShouldBe(Exported(table));
    }

    [SkippableFact]
    public async Task Msiinfo_reads_70_000_rows_whose_references_have_three_bytes()
    {
        var msiinfo = Validator.Require("msiinfo");
        var database = new MsiDatabase();
        var table = new MsiTable("File", new MsiColumn("File", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("FileSize", MsiColumnKind.Int32), new MsiColumn("Attributes", MsiColumnKind.Int16, IsNullable: true));
        for (var i = 0; i < 70_000; i++)
        {
            table.Add(string.Create(CultureInfo.InvariantCulture, $"f{i}"), i * 1000, i % 2 == 0 ? null : i % 512);
        }

        database.Tables.Add(table);
        await MsiDatabaseWriter.WriteAsync(Database, database);

        msiinfo.Accept("export", Database, "File").ShouldBe(Exported(MsiDatabaseReader.Open(Database).Tables.Single()));
    }

    [SkippableFact]
    public Task Msiinfo_reads_random_databases_as_they_are() => CheckAsync(1, 15);

    [SkippableFact]
    [Trait("Category", "Soak")]
    public Task Msiinfo_reads_thousands_of_random_databases_as_they_are() => CheckAsync(5000, 2000);

    private async Task CheckAsync(uint first, uint count)
    {
        var msiinfo = Validator.Require("msiinfo");
        for (var seed = first; seed < first + count; seed++)
        {
            await MsiDatabaseWriter.WriteAsync(Database, RandomDatabase.Create(seed));
            var database = MsiDatabaseReader.Open(Database);
            msiinfo.Accept("tables", Database).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => !name.StartsWith('_')).ShouldBe(database.Tables.Select(table => table.Name), ignoreOrder: true, $"seed {seed}");
            // Where there is a column of streams, msiinfo writes files instead.
            foreach (var table in database.Tables.Where(table => table.Columns.All(column => column.Kind != MsiColumnKind.Stream)))
            {
                msiinfo.Accept("export", Database, table.Name).ShouldBe(Exported(table), $"seed {seed}");
            }
        }
    }

    // Windows Installer, "Archive Database File Format": names, definitions, the table and its key, then the rows.
    private static string Exported(MsiTable table)
    {
        string[] lines =
        [
            string.Join('\t', table.Columns.Select(column => column.Name)),
            string.Join('\t', table.Columns.Select(column => column.Definition)),
            string.Join('\t', table.Columns.Where(column => column.IsKey).Select(column => column.Name).Prepend(table.Name)),
            .. table.Rows.Select(row => string.Join('\t', row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))),
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));
    }
}
