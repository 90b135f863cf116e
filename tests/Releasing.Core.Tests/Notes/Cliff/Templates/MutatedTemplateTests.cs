using Releasing.Failures;

namespace Releasing.Tests.Notes.Cliff.Templates;

/// <summary>Templates that were damaged: a text or an error with a line, never anything else.</summary>
public sealed class MutatedTemplateTests
{
    private const string Whole = """
        {%- macro url(a, b="x") -%}https://example.org/{{ a ~ b | trim_start_matches(pat="v") }}{%- endmacro -%}
        {% if name and five > 3 or not nope %}## [{{ name | upper_first }}] - {{ 1700000000 | date(format="%Y-%m-%d") }}{% elif list[0] == 'b' %}x{% else -%} y {%- endif %}
        {% for group, people in people | group_by(attribute="age") %}### {{ group | int + 1 }}
        {% for p in people | sort(attribute="age") | filter(attribute="age", value=7) %}{% set n = p.name.first %}- {{ self::url(a=n) }}{% if loop.last is defined %}{% continue %}{% endif %}{% endfor %}
        {% endfor %}{% raw %}{{ raw }}{% endraw %}{# note #}{% filter lower %}{{ [1, "a", -2.5] | join(sep=",") }}{% endfilter %}{{ "a-b" | replace_regex(from="(a)", to="$1") | truncate(length=3) }}
        """;

    [Fact]
    public void The_template_itself_is_right() => PageTemplateTests.Render(Whole).ShouldContain("- https://example.org/Bobx");

    [Fact]
    public void A_damaged_template_gives_a_text_or_names_its_line()
    {
        const string letters = "{}%#-'\"`()[]|.,=<>+*/~! \n09azif";
        var random = new Random(20_260_517);
        var failures = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var text = Whole.ToList();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                        break;
                    case 1:
                        text.Insert(at, letters[random.Next(letters.Length)]);
                        break;
                    default:
                        text.InsertRange(random.Next(text.Count), text.GetRange(at, Math.Min(random.Next(40), text.Count - at)));
                        break;
                }
            }

            try
            {
                _ = PageTemplateTests.Render(string.Concat(text));
            }
            catch (InvalidInputException failure)
            {
                failures++;
                failure.Message.ShouldMatch(@"^cliff\.toml: changelog\.body, line \d+: ");
            }
        }

        failures.ShouldBeInRange(300, 1_499);
    }
}
