using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class DisplaySurroundingsTests
{
    [Fact]
    public void A_person_at_a_terminal_sees_bars() => Detect(false).ShouldBe(Kind(DisplayKind.Terminal, colour: true));

    [Fact]
    public void A_pipe_gets_lines() => Detect(true).ShouldBe(Kind(DisplayKind.Plain, colour: false));

    [Fact]
    public void A_terminal_that_can_do_nothing_gets_lines() => Detect(false, ("TERM", "dumb")).ShouldBe(Kind(DisplayKind.Plain, colour: false));

    [Fact]
    public void Any_CI_gets_lines_even_with_a_terminal() => Detect(false, ("CI", "true")).ShouldBe(Kind(DisplayKind.Plain, colour: false));

    [Fact]
    public void Who_says_that_this_is_no_CI_is_believed() => Detect(false, ("CI", "false")).Kind.ShouldBe(DisplayKind.Terminal);

    [Fact]
    public void GitHub_Actions_gets_groups_and_files() => Detect(true, ("CI", "true"), ("GITHUB_ACTIONS", "true"), ("GITHUB_OUTPUT", "/o"), ("GITHUB_STEP_SUMMARY", "/s"))
        .ShouldBe(Kind(DisplayKind.GitHubActions, colour: true) with { OutputFile = "/o", StepSummaryFile = "/s" });

    [Fact]
    public void Files_of_a_workflow_that_is_none_are_not_touched() => Detect(true, ("GITHUB_OUTPUT", "/o")).OutputFile.ShouldBeNull();

    [Fact]
    public void NO_COLOR_takes_the_colours_and_leaves_the_bars() => Detect(false, ("NO_COLOR", "1")).ShouldBe(Kind(DisplayKind.Terminal, colour: false));

    private static DisplaySurroundings Kind(DisplayKind kind, bool colour) => new() { Kind = kind, HasColour = colour };

    private static DisplaySurroundings Detect(bool redirected, params (string Name, string Value)[] variables) =>
        DisplaySurroundings.Detect(name => variables.FirstOrDefault(variable => variable.Name == name).Value, redirected);
}
