using Releasing.Notes.Rendering;

namespace Releasing.Tests.Notes.Rendering;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words (#12), done: 100%", "plain words (#12), done: 100%")]
    [InlineData("<img src=x onerror=alert(1)>", @"\<img src=x onerror=alert(1)\>")]
    [InlineData("<!-- hidden", @"\<\!-- hidden")]
    [InlineData("[click](http://evil.example)", @"\[click\](http\://evil.example)")]
    [InlineData("![i](www.evil.example)", @"\!\[i\](www\.evil.example)")]
    [InlineData("`code` *em* __init__ ~~x~~ $y$ a|b", @"\`code\` \*em\* \_\_init\_\_ \~\~x\~\~ \$y\$ a\|b")]
    [InlineData(@"a\*b", @"a\\\*b")]
    [InlineData("&lt;b&#62;", @"\&lt;b\&#62;")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("- item", @"\- item")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("12) item", @"12\) item")]
    [InlineData("1.2.3 is out", @"1\.2.3 is out")]
    [InlineData("thanks @octocat and me@example.org", "thanks @\u2060octocat and me@\u2060example.org")]
    [InlineData("  one\n# two\u202E\u001b[31m", "one # two\uFFFD\uFFFD\\[31m")]
    [InlineData(null, "")]
    public void Shows_the_text_as_it_is(string? text, string escaped) => MarkdownText.Escape(text).ShouldBe(escaped);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("ab😀cd", 4, "ab…")]
    [InlineData("****", 3, @"\*\*…")]
    public void Cuts_what_is_too_long(string text, int longest, string escaped) => MarkdownText.Escape(text, longest).ShouldBe(escaped);
}
