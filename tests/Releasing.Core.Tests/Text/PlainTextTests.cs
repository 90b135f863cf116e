using Releasing.Text;

namespace Releasing.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain words, Größe, 日本語", "plain words, Größe, 日本語")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("a\u202Eb\u2066c", "a\uFFFDb\uFFFDc")]
    [InlineData("one\ntwo\r\nthree\rfour\tfive", "one two three four five")]
    [InlineData("zero\u0000width\u200Bspace\u2028line", "zero\uFFFDwidth\uFFFDspace\uFFFDline")]
    [InlineData("👩\u200D💻", "👩\u200D💻")]
    [InlineData("", "")]
    public void Keeps_what_is_seen_and_nothing_that_acts(string text, string line) => PlainText.Line(text).ShouldBe(line);

    [Fact]
    public void Replaces_half_a_surrogate_pair() => PlainText.Line("a\uD800b").ShouldBe("a\uFFFDb");

    [Fact]
    public void Keeps_lines_where_asked_to() => PlainText.Lines("one\r\ntwo\u0007\n").ShouldBe("one\ntwo\uFFFD\n");

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("  one   two ", 20, "one two")]
    [InlineData("a-very-long-word and more", 8, "a-very-long-word|and more")]
    [InlineData("", 8, "")]
    public void Words_are_put_in_lines_of_a_width(string text, int width, string lines) => string.Join('|', PlainText.Wrapped(text, width)).ShouldBe(lines);
}
