using System.Diagnostics;
using Releasing.Failures;
using Releasing.Toml;

namespace Releasing.Tests.Toml;

public sealed class TomlDocumentTests
{
    [Fact]
    public void Reads_a_manifest()
    {
        var table = Parse(
            """
            # A comment
            title = "x"

            [package]
            name = "tool" # behind a value
            version.workspace = true
            authors = [
              "Ada <ada@example.org>", # one
              "Grace <grace@example.org>",
            ]

            [[bin]]
            name = "one"
            [[bin]]
            name = "two"
            [bin.metadata]
            inner = 1

            [dependencies]
            serde = { version = "1", features = ["derive"], "default features" = false }
            """);

        table.Keys.ShouldBe(["title", "package", "bin", "dependencies"]);
        table.Text("package", "name").ShouldBe("tool");
        table.Boolean("package", "version", "workspace").ShouldBe(true);
        table.List("package", "authors").ShouldBe(["Ada <ada@example.org>", "Grace <grace@example.org>"]);
        table.List("bin").Cast<TomlTable>().Select(bin => bin.Text("name")).ShouldBe(["one", "two"]);
        ((TomlTable)table.List("bin")[1]).Table("metadata")!["inner"].ShouldBe(1L);
        table.Boolean("dependencies", "serde", "default features").ShouldBe(false);
        table.List("dependencies", "serde", "features").ShouldBe(["derive"]);
        table.Text("package", "nothing", "here").ShouldBeNull();
        table.Text("package").ShouldBeNull();
        table.List("title").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"a\\tb\\u00e9\\U0001F600\\\"\\\\\\e\\x41\"", "a\tbé😀\"\\\u001BA")]
    [InlineData("'C:\\no\\escapes'", "C:\\no\\escapes")]
    [InlineData("\"\"\"\nfirst\nsecond \\\n\n   third\"\"\"", "first\nsecond third")]
    [InlineData("\"\"\"\r\nfirst\r\nsecond\"\"\"", "first\nsecond")]
    [InlineData("\"\"\"say \"\"hi\"\"\"\"\"", "say \"\"hi\"\"")]
    [InlineData("'''\nraw ''\\n'' ''''", "raw ''\\n'' '")]
    [InlineData("\"\"", "")]
    [InlineData("''''''", "")]
    public void Reads_all_four_kinds_of_text(string text, string value) => Parse("a = " + text).Text("a").ShouldBe(value);

    [Theory]
    [InlineData("42", 42L)]
    [InlineData("-1_000", -1000L)]
    [InlineData("+0", 0L)]
    [InlineData("0xDEAD_beef", 0xDEADBEEFL)]
    [InlineData("0o755", 493L)]
    [InlineData("0b1101", 13L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("3.25", 3.25)]
    [InlineData("-0.5e+3", -500.0)]
    [InlineData("1e06", 1e6)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Reads_numbers_and_truth_values(string text, object value) => Parse("a = " + text)["a"].ShouldBe(value);

    [Theory]
    [InlineData("1979-05-27")]
    [InlineData("1979-05-27T07:32:00Z")]
    [InlineData("1979-05-27 07:32:00.999-07:00")]
    [InlineData("07:32")]
    public void Keeps_dates_and_times_as_written(string text) => Parse("a = " + text)["a"].ShouldBe(new TomlDateTime(text));

    [Fact]
    public void Reads_nested_arrays_and_tables_over_several_lines()
    {
        var table = Parse("a = [ [1, 2],\n [], # comment\n {b.c = 1,\n b.d = [{}], },\n]\n\"quoted key\".'and this'.bare-1_ = 2");
        table.List("a").Count.ShouldBe(3);
        ((TomlTable)table.List("a")[2]).Table("b")!["c"].ShouldBe(1L);
        table.Table("quoted key", "and this")!["bare-1_"].ShouldBe(2L);
    }

    [Theory]
    [InlineData("[a]\n[a.b.c]\n[a.b]\nx = 1")]
    [InlineData("[a.b]\n[a]\nb2.c = 1\nb2.d = 2")]
    [InlineData("[fruit]\napple.color = 1\n[fruit.apple.texture]\nsmooth = true")]
    public void Accepts_tables_in_any_order(string text) => Parse(text).Keys.Count.ShouldBe(1);

    [Theory]
    [InlineData("a = 1\na = 2", 2)]
    [InlineData("[a]\n[a]", 2)]
    [InlineData("a.b = 1\n[a]", 2)]
    [InlineData("a = 1\na.b = 2", 2)]
    [InlineData("[a]\nb.c = 1\n[a.b]", 3)]
    [InlineData("[a.b]\n[a]\nb.c = 1", 3)]
    [InlineData("a = {b = 1}\na.c = 2", 2)]
    [InlineData("a = {b = 1}\n[a.c]", 2)]
    [InlineData("a = {b.c = 1}\n[a.b]", 2)]
    [InlineData("a = {b = 1, b = 2}", 1)]
    [InlineData("a = [1]\n[[a]]", 2)]
    [InlineData("[[a]]\n[a]", 2)]
    [InlineData("[a]\n[[a]]", 2)]
    [InlineData("a = [{}]\n[a.b]", 2)]
    public void Refuses_to_define_anything_twice(string text, int line) => Refused(text).ShouldStartWith($"file.toml:{line}: '");

    [Theory]
    [InlineData("a", 1)]
    [InlineData("\n\n= 1", 3)]
    [InlineData("a = ", 1)]
    [InlineData("a = 1 b = 2", 1)]
    [InlineData("a = 01", 1)]
    [InlineData("a = 1__0", 1)]
    [InlineData("a = 1.", 1)]
    [InlineData("a = .5", 1)]
    [InlineData("a = 0x", 1)]
    [InlineData("a = 0o8", 1)]
    [InlineData("a = 9223372036854775808", 1)]
    [InlineData("a = 0xFFFFFFFFFFFFFFFFF", 1)]
    [InlineData("a = word", 1)]
    [InlineData("a = 1979-13-01", 1)]
    [InlineData("a = \"open\nb = 1", 1)]
    [InlineData("a = '''open\n\n", 3)]
    [InlineData("a = \"\\q\"", 1)]
    [InlineData("a = \"\\uD800\"", 1)]
    [InlineData("a = \"\"\"x \\ y\"\"\"", 1)]
    [InlineData("a = \"\u0007\"", 1)]
    [InlineData("a = \"\0\"", 1)]
    [InlineData("a = 1 # \u0000", 1)]
    [InlineData("a = [1\n2]", 2)]
    [InlineData("a = [1, 2", 1)]
    [InlineData("a = {b = 1", 1)]
    [InlineData("a = {b}", 1)]
    [InlineData("[a", 1)]
    [InlineData("[[a]", 1)]
    [InlineData("[ [a]]", 1)]
    [InlineData("[]", 1)]
    [InlineData("a..b = 1", 1)]
    [InlineData("é = 1", 1)]
    [InlineData("\"\"\"a\"\"\" = 1", 1)]
    [InlineData("a = 1\rb = 2", 1)]
    public void Names_the_line_of_what_is_not_TOML(string text, int line) => Refused(text).ShouldStartWith($"file.toml:{line}: ");

    [Fact]
    public void Refuses_bottomless_nesting()
    {
        Refused("a = " + new string('[', 100_000)).ShouldContain("nested too deep");
        Refused("a = " + string.Concat(Enumerable.Repeat("{a=", 100_000))).ShouldContain("nested too deep");
        Refused("a = {" + string.Concat(Enumerable.Repeat("a.", 100_000)) + "a = 1}").ShouldContain("too many parts");
        Refused("[" + string.Concat(Enumerable.Repeat("a.", 100_000)) + "a]").ShouldContain("too many parts");
    }

    [Fact]
    public void Takes_time_in_proportion_to_the_length()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"[[a.b{number % 7}]]\nkey{number} = \"\"\"{number}\"\"\"\n"));
        var watch = Stopwatch.StartNew();
        Parse(text).Table("a")!.Keys.Count.ShouldBe(7);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Accepts_an_empty_document() => Parse("").Keys.ShouldBeEmpty();

    private static TomlTable Parse(string text) => TomlDocument.Parse(text, "file.toml");

    private static string Refused(string text) => Should.Throw<ReleaseException>(() => Parse(text)).Message;
}
