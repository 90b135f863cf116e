using Releasing.Formats.Deb;

namespace Releasing.Core.Tests.Formats.Deb;

public sealed class DebDescriptionTests
{
    [Fact]
    public void A_summary_alone_has_one_line() => Write("does one thing", "").ShouldBe("does one thing");

    [Fact]
    public void Empty_lines_become_full_stops_once_and_never_at_the_ends() =>
        Write("tool", "\n\nOne.\n\n \n\nTwo.\n\n").ShouldBe("tool\n One.\n .\n Two.");

    [Fact]
    public void Indented_lines_stand_as_they_are() =>
        Write("tool", "Lists:\n  * one\n\ttabbed").ShouldBe("tool\n Lists:\n   * one\n  tabbed");

    [Fact]
    public void A_line_that_begins_with_a_full_stop_keeps_its_meaning() =>
        Write("tool", ".\n.hidden files").ShouldBe("tool\n  .\n  .hidden files");

    [Fact]
    public void Text_that_looks_like_fields_starts_none()
    {
        var text = Write("tool", "x\r\nDepends: evil\rEssential: yes\u2028Package: other\u0085Section: x\v\f");

        text.Split('\n').Skip(1).ShouldAllBe(line => line.StartsWith(' '));
        text.ShouldBe("tool\n x\n Depends: evil\n Essential: yes\uFFFDPackage: other\uFFFDSection: x\uFFFD\uFFFD");
    }

    [Fact]
    public void Long_lines_break_between_words_below_eighty_columns()
    {
        var text = Write("tool", string.Join(' ', Enumerable.Repeat("word", 40)));

        text.Split('\n').ShouldAllBe(line => line.Length < 80);
        text.Replace("\n", "", StringComparison.Ordinal).ShouldBe("tool " + string.Join(' ', Enumerable.Repeat("word", 40)));
    }

    [Fact]
    public void A_broken_line_never_begins_with_a_full_stop()
    {
        var text = Write("tool", new string('a', 70) + " ... " + new string('b', 70));

        text.Split('\n').ShouldNotContain(line => line.StartsWith(" ."));
    }

    private static string Write(string summary, string description)
    {
        const string Field = "\nDescription: ";
        var control = DebControl.Write(DebSamples.Deb.With(DebSamples.Linux with { Summary = summary, Description = description }), 1);
        return control[(control.IndexOf(Field, StringComparison.Ordinal) + Field.Length)..].TrimEnd('\n');
    }
}
