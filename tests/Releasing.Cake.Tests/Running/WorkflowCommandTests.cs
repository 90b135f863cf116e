using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class WorkflowCommandTests
{
    [Theory]
    [InlineData("::set-output name=a::b")]
    [InlineData("  \t::error::x")]
    [InlineData("harmless\n::add-mask::x")]
    [InlineData("harmless\r::add-mask::x")]
    [InlineData("harmless\r\n ::add-mask::x")]
    [InlineData("text ##[set-env name=PATH]x")]
    public void Nothing_from_outside_is_a_command(string text)
    {
        // As the runner reads: TryParseV2 trims and wants "::" first, the older TryParse looks for "##[" anywhere.
        var lines = new StringReader(WorkflowCommand.Inert(text)).ReadToEnd().Split('\n', '\r');

        lines.ShouldAllBe(line => !line.TrimStart().StartsWith("::") && !line.Contains("##["));
    }

    [Theory]
    [InlineData("std::vector<int>")]
    [InlineData("error: a::b\n  --> src/main.rs")]
    public void Other_text_stays_as_it_is(string text) => WorkflowCommand.Inert(text).ShouldBe(text);

    [Fact]
    public void A_message_of_several_lines_is_one_line() =>
        WorkflowCommand.Error("a:b,c", "100%\r\n::error::x").ShouldBe("::error title=a%3Ab%2Cc::100%25%0D%0A::error::x");

    [Fact]
    public void A_title_cannot_end_its_group() => WorkflowCommand.Group("x\n::endgroup::").ShouldBe("::group::x%0A::endgroup::");
}
