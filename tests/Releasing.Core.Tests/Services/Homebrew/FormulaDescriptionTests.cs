using Releasing.Services.Homebrew;

namespace Releasing.Tests.Services.Homebrew;

public sealed class FormulaDescriptionTests
{
    [Theory]
    [InlineData("A fast thing.", "Fast thing")]
    [InlineData("The tool that finds things", "Tool that finds things")]
    [InlineData("an example", "Example")]
    [InlineData("my-tool is a command line program", "Command-line program")]
    [InlineData("MyTool: finds things", "Finds things")]
    [InlineData("My tool – finds things!", "Finds things!")]
    [InlineData("finds files, folders, etc.", "Finds files, folders, etc.")]
    [InlineData("iOS simulator", "iOS simulator")]
    [InlineData("🚀 Rockets for everybody…", "Rockets for everybody…")]
    [InlineData("two\nlines\tand\u202e more", "Two lines and more")]
    [InlineData("Analyser of things", "Analyser of things")]
    [InlineData("...", "Command-line program")]
    [InlineData("the my-tool", "Command-line program")]
    [InlineData("", "Command-line program")]
    [InlineData(null, "Command-line program")]
    public void It_is_what_the_audit_of_Homebrew_asks_for(string? text, string expected) => FormulaDescription.Of(text, FormulaName.Of("my-tool", "Test")).ShouldBe(expected);

    [Fact]
    public void A_long_one_ends_with_a_whole_word_within_80_characters()
    {
        var text = FormulaDescription.Of(string.Join(' ', Enumerable.Repeat("word", 40)), FormulaName.Of("tool", "Test"));

        text.Length.ShouldBeInRange(70, 80);
        text.ShouldEndWith(" word");
        FormulaDescription.Of(new string('x', 300), FormulaName.Of("tool", "Test")).Length.ShouldBe(80);
    }
}
