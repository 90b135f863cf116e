using Releasing.Cake.Reports;

namespace Releasing.Cake.Tests.Reports;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("v1.2.3")]
    [InlineData("--target=Release,Plan")]
    [InlineData("tool/v1.0.0-rc.1+build")]
    public void Harmless_words_stay_as_they_are(string word) => ShellWord.Quote(word).ShouldBe(word);

    [Theory]
    [InlineData("--only=linux-*", "'--only=linux-*'")]
    [InlineData("v1;reboot", "'v1;reboot'")]
    [InlineData("$(id)", "'$(id)'")]
    [InlineData("", "''")]
    public void Others_are_quoted(string word, string expected) => ShellWord.Quote(word).ShouldBe(expected);

    [Fact]
    public void Nothing_leaves_the_quotes() =>
        ShellWord.Quote("it's").ShouldBe(OperatingSystem.IsWindows() ? "'it''s'" : @"'it'\''s'");
}
