using Releasing.Services.Homebrew;

namespace Releasing.Tests.Services.Homebrew;

public sealed class FormulaFilesTests
{
    [Fact]
    public void Programs_completions_and_manual_pages_are_told_apart()
    {
        FormulaFiles.Of([[
            new("tool", true), new("toolctl", true), new("README.md", true), new("LICENSE", false), new("config.toml", false), new("scripts/setup", true),
            new("completions/tool.bash", false), new("completions/_tool", false), new("completions/fish/tool", false), new("completions/tool.ps1", false),
            new("man/tool.1", false), new("man/man5/tool.conf.5.gz", false), new("man/README", false),
        ]]).Select(file => $"{file.Kind} {file.Path} {file.Name}").ShouldBe(
        [
            "Program tool tool", "Program toolctl toolctl", "BashCompletion completions/tool.bash tool", "ZshCompletion completions/_tool _tool", "FishCompletion completions/fish/tool tool.fish",
            "ManualPage man/tool.1 man1/tool.1", "ManualPage man/man5/tool.conf.5.gz man5/tool.conf.5.gz",
        ]);
    }

    [Theory]
    [InlineData("tool-1.2.3/tool", "tool-1.2.3/README.md", "tool")]
    [InlineData("./tool-1.2.3/tool", "./tool-1.2.3/.hidden", "tool")]
    [InlineData("tool-1.2.3/tool", ".hidden", "tool")]
    [InlineData("tool", "README.md", "tool")]
    [InlineData("a/bin/tool", "a/b/c", "bin/tool")]
    [InlineData("a/b/c/tool", "a/b/c/README.md", "b/c/tool")]
    public void The_folder_that_Homebrew_steps_into_is_left_out(string program, string other, string expected) =>
        FormulaFiles.Of([[new(program, true), new(other, false)]]).ShouldHaveSingleItem().Path.ShouldBe(expected);

    [Fact]
    public void What_only_some_archives_have_is_marked()
    {
        var files = FormulaFiles.Of([[new("tool", true), new("only-here", true)], [new("tool", true), new("README", false)]]);

        files.Select(file => (file.Name, file.IsEverywhere)).ShouldBe([("only-here", false), ("tool", true)]);
    }

    [Fact]
    public void A_list_of_programs_decides_where_there_is_one() =>
        FormulaFiles.Of([[new("tool", true), new("install.sh", true)]], ["tool"]).ShouldHaveSingleItem().Name.ShouldBe("tool");
}
