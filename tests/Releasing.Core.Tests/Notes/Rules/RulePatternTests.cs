using Releasing.Notes.Rules;

namespace Releasing.Tests.Notes.Rules;

public sealed class RulePatternTests
{
    [Theory]
    [InlineData(@"#(\d+)", "see #12", "[$1]", "see [12]")]
    [InlineData(@"#(\d+)", "see #12", "[${1}a]", "see [12a]")]
    [InlineData(@"#(\d+)", "see #12", "[$1a]", "see []")]
    [InlineData(@"(?P<word>\w+)!", "hey!", "<$word>", "<hey>")]
    [InlineData(@"(?<word>\w+)!", "hey!", "<${word}>", "<hey>")]
    [InlineData("a", "aba", "$$0$", "$0$b$0$")]
    [InlineData("a", "a", "${", "${")]
    [InlineData("x$", "x\nx", "y", "x\ny")]
    [InlineData("x$", "x\n", "y", "x\n")]
    [InlineData("[$]", "a$", "d", "ad")]
    [InlineData(@"\$", "a$", "d", "ad")]
    [InlineData("(?m)x$", "x\nx", "y", "y\ny")]
    public void Replaces_as_the_regex_crate_does(string pattern, string text, string template, string expected) =>
        new RulePattern(pattern).Replace(text, template).ShouldBe(expected);

    [Theory]
    [InlineData("(")]
    [InlineData("(?=look)")]
    [InlineData(@"(a)\1")]
    public void Refuses_what_cannot_be_matched_in_linear_time(string pattern) =>
        Should.Throw<ArgumentException>(() => new RulePattern(pattern));

    [Fact]
    public void A_pattern_that_would_backtrack_for_years_ends() =>
        new RulePattern("^(a+)+$").IsMatch(new string('a', 100_000) + "b").ShouldBeFalse();

    [Fact]
    public void Makes_links_of_the_web_alone()
    {
        var rule = new LinkRule(new RulePattern(@"(RFC|javascript:)(\d+)"), "ietf-$2", "https://example.org/$2");
        rule.Find("RFC1 and RFC22").ShouldBe([new CommitLink("ietf-1", "https://example.org/1"), new CommitLink("ietf-22", "https://example.org/22")]);
        new LinkRule(new RulePattern("(.*)"), null, "$1").Find("javascript:alert(1)").ShouldBeEmpty();
    }
}
