using Releasing.Services;

namespace Releasing.Core.Tests.Services;

public sealed class ShortNotesTests
{
    private const string Address = "https://example.org/all.md";

    [Fact]
    public void Notes_that_fit_stay_as_they_are()
    {
        var notes = string.Concat(Enumerable.Repeat("- line\n", 100));
        ShortNotes.Of(notes, notes.Length, Address).ShouldBe(notes);
    }

    [Fact]
    public void Notes_that_do_not_fit_end_at_a_line_with_a_link()
    {
        var notes = string.Concat(Enumerable.Range(0, 30_000).Select(number => $"- change {number}\n"));
        var page = ShortNotes.Of(notes, 125_000, Address);
        page.Length.ShouldBeInRange(124_900, 125_000);
        page.ShouldEndWith($"[all notes of this release]({Address}).\n");
        var lines = page.Split('\n')[..^3];
        lines.ShouldBe(notes.Split('\n')[..lines.Length]);
    }

    [Theory]
    [InlineData("```sh", "```")]
    [InlineData("  ~~~~", "~~~~")]
    public void A_block_of_code_that_is_cut_is_closed(string open, string close)
    {
        var notes = open + "\n" + string.Concat(Enumerable.Repeat("code\n", 500)) + close + "\n";
        var page = ShortNotes.Of(notes, 1000, Address);
        page.Length.ShouldBeLessThanOrEqualTo(1000);
        page.ShouldContain($"code\n{close}\n\n…");
    }

    [Fact]
    public void A_single_line_that_does_not_fit_leaves_the_link() => ShortNotes.Of(new string('x', 2000), 1000, Address).ShouldStartWith("\n… The page takes no more");
}
