using System.Globalization;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

public sealed class MsiDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_what_it_wrote_with_rows_in_the_order_of_their_keys()
    {
        var read = await RoundTripAsync(MsiDatabaseSamples.Small());

        read.ShouldHold(MsiDatabaseSamples.Small());
        MsiDatabaseSamples.Dump(read).ShouldBe(
            """
            code page 65001
            [Binary] Name*:s72 Data:V0
              long-name.ico | <9000>
              none | -
              short | <5>
            [Empty] Key*:s72
            [Numbers] Number*:i2 Name*:S20 Size:I4
              -32767 | a | -2147483647
              -1 | a | 0
              -1 | b | 2147483647
              32767 | - | -
            [Property] Property*:s72 Value:l0
              ProductName | Werkzeug für 日本
              ProductVersion | 1.2.3
            <#weird ü> 3
            <tool.cab> 5000

            """);
    }

    [Fact]
    public async Task The_order_of_tables_and_rows_and_the_zone_of_times_change_no_byte()
    {
        var (one, two) = (MsiDatabaseSamples.Small(), MsiDatabaseSamples.Small());
        two.Summary = two.Summary with { CreateTime = two.Summary.CreateTime!.Value.ToOffset(TimeSpan.FromHours(-7)) };
        var reversed = two.Tables.Reverse().Select(Reversed).ToList();
        two.Tables.Clear();
        reversed.ForEach(two.Tables.Add);

        var first = await MsiDatabaseWriter.WriteAsync(_folder["one.msi"], one);
        var second = await MsiDatabaseWriter.WriteAsync(_folder["other/folder/two.msi"], two);

        second.Sha256.ShouldBe(first.Sha256);
        first.Size.ShouldBe(new FileInfo(_folder["one.msi"]).Length);
    }

    [Theory]
    [InlineData(65_000)]
    [InlineData(65_540)]
    public async Task References_to_texts_have_three_bytes_where_two_are_too_few(int count)
    {
        var database = new MsiDatabase();
        var table = new MsiTable("File", new MsiColumn("File", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Folder", MsiColumnKind.Text, 72));
        for (var i = 0; i < count; i++)
        {
            // Of the larger number, the folder is referred to more often than 16 bits can count.
            table.Add(string.Create(CultureInfo.InvariantCulture, $"f{i}"), "Folder");
        }

        database.Tables.Add(table);

        (await RoundTripAsync(database)).ShouldHold(database);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(131_072)]
    [InlineData(200_001)]
    public async Task Texts_of_64_KiB_and_more_read_back(int length)
    {
        var database = new MsiDatabase();
        var table = new MsiTable("Text", new MsiColumn("Key", MsiColumnKind.Text, 72, IsKey: true), new MsiColumn("Text", MsiColumnKind.Text));
        var text = string.Concat(Enumerable.Repeat("0123456789", (length / 10) + 1))[..length];
        foreach (var key in new[] { "a", "b", "c" })
        {
            table.Add(key, text);
        }

        table.Add("d", "short");
        database.Tables.Add(table);

        (await RoundTripAsync(database)).ShouldHold(database);
    }

    [Theory]
    [InlineData(1252, "Löwe €")]
    [InlineData(932, "日本語")]
    [InlineData(1251, "Программа")]
    [InlineData(0, "plain")]
    public async Task Texts_have_any_code_page_that_has_their_characters(int codepage, string text)
    {
        var database = OneText(text, codepage);
        database.Summary = new MsiSummary { Codepage = codepage, Subject = text };

        (await RoundTripAsync(database)).ShouldHold(database);
    }

    [Theory]
    [InlineData(1252, "日本語", "code page 1252")]
    [InlineData(0, "Löwe", "code page 0")]
    [InlineData(65001, "unpaired", "code page 65001")]
    [InlineData(1200, "UTF-16", "no code page 1200")]
    [InlineData(65000, "UTF-7", "no code page 65000")]
    [InlineData(77777, "none", "no code page 77777")]
    public async Task Refuses_a_text_that_its_code_page_has_not(int codepage, string text, string what)
    {
        // An attribute cannot hold a surrogate without its other half.
        var actual = text == "unpaired" ? "\ud800" : text;

        (await Should.ThrowAsync<InvalidInputException>(() => MsiDatabaseWriter.WriteAsync(_folder["x.msi"], OneText(actual, codepage)))).Message.ShouldContain(what);
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuses_two_rows_of_one_key_and_two_tables_of_one_name()
    {
        var database = MsiDatabaseSamples.Small();
        database.Tables[0].Add("ProductName", "again");
        (await Should.ThrowAsync<InvalidInputException>(() => RoundTripAsync(database))).Message.ShouldContain("Table 'Property': two rows have the key 'ProductName'");

        database = MsiDatabaseSamples.Small();
        database.Tables.Add(new MsiTable("Property", new MsiColumn("Key", MsiColumnKind.Text, 72, IsKey: true)));
        (await Should.ThrowAsync<InvalidInputException>(() => RoundTripAsync(database))).Message.ShouldContain("twice");
    }

    [Fact]
    public async Task Refuses_a_stream_whose_name_is_too_long()
    {
        var database = new MsiDatabase();
        database.Streams[new string('a', 63)] = ContentSource.FromBytes(new byte[1], "x");
        (await Should.ThrowAsync<InvalidInputException>(() => RoundTripAsync(database))).Message.ShouldContain("32 characters");

        database.Streams.Clear();
        database.Streams[new string('a', 62)] = ContentSource.FromBytes(new byte[1], "x");
        (await RoundTripAsync(database)).ShouldHold(database);
    }

    private static MsiDatabase OneText(string text, int codepage)
    {
        var database = new MsiDatabase { Codepage = codepage, Summary = new MsiSummary { Codepage = 0 } };
        database.Tables.Add(new MsiTable("Text", new MsiColumn("Text", MsiColumnKind.Text, 72, IsKey: true)));
        database.Tables[0].Add(text);
        return database;
    }

    private static MsiTable Reversed(MsiTable table)
    {
        var reversed = new MsiTable(table.Name, [.. table.Columns]);
        foreach (var row in table.Rows.Reverse())
        {
            reversed.Add([.. row]);
        }

        return reversed;
    }

    private async Task<MsiDatabase> RoundTripAsync(MsiDatabase database)
    {
        await MsiDatabaseWriter.WriteAsync(_folder["database.msi"], database);
        return MsiDatabaseReader.Open(_folder["database.msi"]);
    }
}
