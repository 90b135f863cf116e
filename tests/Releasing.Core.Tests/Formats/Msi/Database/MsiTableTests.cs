using Releasing.Failures;
using Releasing.Formats.Msi.Database;

namespace Releasing.Core.Tests.Formats.Msi.Database;

public sealed class MsiTableTests
{
    private static readonly MsiColumn s_key = new("Key", MsiColumnKind.Text, 5, IsKey: true);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("1st", "begin with a letter")]
    [InlineData("a-b", "other than letters")]
    [InlineData("A-table-with-more-than-31-letters", "33 characters")]
    public void Refuses_a_name(string name, string what)
    {
        Should.Throw<InvalidInputException>(() => new MsiTable(name, s_key)).Message.ShouldContain(what);
        Should.Throw<InvalidInputException>(() => new MsiTable("Table", s_key, new MsiColumn(name, MsiColumnKind.Int16))).Message.ShouldContain(what);
    }

    [Fact]
    public void Refuses_columns_that_no_table_has()
    {
        Problem().ShouldContain("0 columns");
        Problem([s_key, .. Enumerable.Range(0, 32).Select(i => new MsiColumn($"C{i}", MsiColumnKind.Int16))]).ShouldContain("33 columns");
        Problem(s_key, s_key with { IsKey = false }).ShouldContain("'Key' is there twice");
        Problem(s_key with { IsKey = false }).ShouldContain("its key");
        Problem(s_key, new MsiColumn("A", MsiColumnKind.Int16), new MsiColumn("B", MsiColumnKind.Int16, IsKey: true)).ShouldContain("its key");
        Problem(new MsiColumn("Data", MsiColumnKind.Stream, IsKey: true)).ShouldContain("stream cannot");
        Problem(s_key, new MsiColumn("A", MsiColumnKind.Stream), new MsiColumn("B", MsiColumnKind.Stream)).ShouldContain("more than one column of streams");
        Problem(s_key, new MsiColumn("A", MsiColumnKind.Text, 256)).ShouldContain("width");
        Problem(s_key, new MsiColumn("A", MsiColumnKind.Int16, 2)).ShouldContain("width");
    }

    [Theory]
    [InlineData(MsiColumnKind.Int16, 32768, "range of 16 bits")]
    [InlineData(MsiColumnKind.Int16, -32768, "range of 16 bits")]
    [InlineData(MsiColumnKind.Int32, int.MinValue, "stands for no value")]
    [InlineData(MsiColumnKind.Int32, "text", "type String")]
    [InlineData(MsiColumnKind.Text, 1, "type Int32")]
    [InlineData(MsiColumnKind.Text, "123456", "6 characters, and at most 5")]
    [InlineData(MsiColumnKind.Text, "a\0b", "U+0000")]
    [InlineData(MsiColumnKind.Text, "", "missing")]
    [InlineData(MsiColumnKind.Text, null, "missing")]
    [InlineData(MsiColumnKind.Stream, "text", "type String")]
    public void Refuses_a_value_that_does_not_fit_its_column(MsiColumnKind kind, object? value, string what)
    {
        var table = new MsiTable("Table", s_key, new MsiColumn("Value", kind, kind == MsiColumnKind.Text ? 5 : 0));
        var error = Should.Throw<InvalidInputException>(() => table.Add("key", value));

        error.Message.ShouldStartWith("Table 'Table', column 'Value': ");
        error.Message.ShouldContain(what);
        table.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Refuses_a_row_with_too_few_values() => Should.Throw<InvalidInputException>(() => new MsiTable("Table", s_key).Add()).Message.ShouldContain("0 values for 1 columns");

    [Theory]
    [InlineData("s72", 0x2D48, MsiColumnKind.Text, 72, true, false, false)]
    [InlineData("L64", 0x1F40, MsiColumnKind.Text, 64, false, true, true)]
    [InlineData("S0", 0x1D00, MsiColumnKind.Text, 0, false, true, false)]
    [InlineData("i2", 0x0502, MsiColumnKind.Int16, 0, false, false, false)]
    [InlineData("I4", 0x1104, MsiColumnKind.Int32, 0, false, true, false)]
    [InlineData("v0", 0x0900, MsiColumnKind.Stream, 0, false, false, false)]
    public void Definitions_are_those_of_Windows_Installer(string text, int bits, MsiColumnKind kind, int width, bool isKey, bool isNullable, bool isLocalizable)
    {
        var column = new MsiColumn("Name", kind, width, isKey, isNullable, isLocalizable);

        column.Definition.ShouldBe(text);
        column.Bits.ShouldBe(bits);
        MsiColumn.FromBits("Name", bits).ShouldBe(column);
    }

    [Theory]
    [InlineData("_StringData", true, "4840 3F3F 4577 446C 3B6A 45E4 4824")]
    [InlineData("_StringPool", true, "4840 3F3F 4577 446C 3E6A 44B2 482F")]
    [InlineData("Binary.a-b", false, null)]
    [InlineData("\u0005SummaryInformation", false, null)]
    [InlineData("ü", false, "00FC")]
    [InlineData("abc", false, null)]
    public void Names_of_streams_are_encoded_and_read_back(string name, bool isTable, string? expected)
    {
        var stored = MsiStreamName.Encode(name, isTable);

        MsiStreamName.Decode(stored).ShouldBe(name);
        if (expected is not null)
        {
            string.Join(' ', stored.Select(unit => $"{(int)unit:X4}")).ShouldBe(expected);
        }
    }

    private static string Problem(params MsiColumn[] columns) => Should.Throw<InvalidInputException>(() => new MsiTable("Table", columns)).Message;
}
