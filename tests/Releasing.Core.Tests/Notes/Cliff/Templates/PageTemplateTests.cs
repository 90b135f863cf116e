using Releasing.Failures;
using Releasing.Notes.Cliff.Templates;

namespace Releasing.Tests.Notes.Cliff.Templates;

/// <summary>The language of the templates. The expected texts are those that git-cliff 2.14 (Tera 1.20) gives, unless a test says otherwise.</summary>
public sealed class PageTemplateTests
{
    [Theory]
    [InlineData("{{ 1 + 2 * 3 }} {{ 7 / 2 }} {{ 4 / 2 }} {{ 7 % 4 }} {{ 1.5 + 1 }} {{ -3 }} {{ 1-3 }} {{ (1 + 2) * 3 }}", "7 3.5 2 3 2.5 -3 -2 9")]
    [InlineData("{{ 'a' ~ 1 ~ 'b' | upper }} {{ list | length + 1 }} {{ [1, 2, 'x'] }} {{ map }} {{ nothing }}|", "A1B 4 [1, 2, x] [object] |")]
    [InlineData("{{ true and 1 }} {{ not false }} {{ 1 == 1.0 }} {{ 1 != 'a' }} {{ 2 >= 2 and 1 < 2 or nope }} {{ not nope }}", "true true true true true true")]
    [InlineData("{{ 1 in [1, 2] }} {{ 'a' not in 'bcd' }} {{ 'k' in map }}", "true true true")]
    [InlineData("{{ list.0 }} {{ list[1] }} {{ map.k }} {{ map['k'] }} {{ map[name] }} {{ deep.map.k }}", "b a v v v v")]
    [InlineData("{% if nope | upper %}a{% elif nothing %}b{% else %}c{% endif %}", "c")]
    [InlineData("{% for x in list %}{{ loop.index }}{{ loop.index0 }}{{ x }}{% if loop.first %}!{% endif %}{% if not loop.last %}, {% endif %}{% endfor %}", "10b!, 21a, 32B")]
    [InlineData("{% for k, v in map %}{{ k }}={{ v }};{% endfor %}{% for x in [] %}x{% else %}none{% endfor %}", "k=v;none")]
    [InlineData("{% for x in range(end=9) %}{% if x == 1 %}{% continue %}{% endif %}{% if x == 3 %}{% break %}{% endif %}{{ x }}{% endfor %}", "02")]
    [InlineData("{% set x = 'q' %}{% for i in [1, 2] %}{% set x = 'r' %}{% set_global y = i %}{% endfor %}{{ x }}{{ y }}", "q2")]
    [InlineData("{{ self::m(a=1) }}{% macro m(a, b='z') %}<{{ a }}{{ b }}{{ name }}>{% endmacro m %}", "<1zk>")]
    [InlineData("a  {%- if true -%}  b  {%- endif -%}  c {{- 1 -}} d {#- no -#} e", "abc1de")]
    [InlineData("{% raw %} {{ x }} {% endraw %}|{%- raw -%} y {%- endraw -%} |{# {{ no #}", " {{ x }} |y|")]
    [InlineData("{% filter upper %}a{{ name }}{% endfilter %}{{ 'it\"s' }}{{ `x'` }}", "AKit\"sx'")]
    [InlineData("{% if nothing is defined %}d{% endif %}{% if nope is undefined %}u{% endif %}{% if name is not number %}n{% endif %}{% if list is iterable %}i{% endif %}{% if map is object %}o{% endif %}{% if name is string %}s{% endif %}", "dunios")]
    [InlineData("{% if five is odd %}o{% endif %}{% if five is even %}e{% endif %}{% if five is divisibleby(5) %}v{% endif %}{% if name is matching('^k$') %}m{% endif %}{% if name is starting_with('k') %}s{% endif %}{% if name is ending_with('x') %}x{% endif %}{% if list is containing('a') %}c{% endif %}", "ovmsc")]
    [InlineData("{{ get_env(name='HOME', default='') }}{{ now() }} {{ now(timestamp=true) | date }}", "1970-01-01T00:00:00+00:00 1970-01-01")]
    [InlineData("{ {a} 100% {", "{ {a} 100% {")]
    public void A_template_gives_a_text(string template, string expected) => Render(template).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 'abc' | upper }}{{ 'ABC' | lower }}{{ 'abc dE' | upper_first }}{{ 'hello wOrld' | capitalize }}{{ \"hello wOrld foo-bar don't\" | title }}", "ABCabcAbc dEHello worldHello World Foo-Bar Don't")]
    [InlineData("{{ ' a ' | trim }}|{{ ' a ' | trim_start }}|{{ ' a ' | trim_end }}|{{ 'vv1v' | trim_start_matches(pat='v') }}|{{ 'vv1v' | trim_end_matches(pat='v') }}", "a|a | a|1v|vv1")]
    [InlineData("{{ 'a,b' | split(pat=',') | join(sep='-') }} {{ 'a  b' | wordcount }} {{ 'a b c d' | truncate(length=3) }} {{ 'abcd' | truncate(length=2, end='') }} {{ 'ab' | truncate(length=2) }}", "a-b 2 a b… ab ab")]
    [InlineData("{{ 'a-b' | replace(from='-', to='+') }} {{ 'a\nb' | indent(prefix='> ') }} {{ 'a' | indent(first=true) }} {{ 'abc' | reverse }} {{ [1, 2] | reverse }}", "a+b a\n> b     a cba [2, 1]")]
    [InlineData("{{ '<!-- 1 -->F <b>x</b>' | striptags }}|{{ '<a> <b>' | spaceless }}|{{ '<a>' | escape }}|{{ 'a b/c' | urlencode }}|{{ 'a b/c' | urlencode_strict }}|{{ 'x' | safe }}|{{ 'a' | addslashes }}", "F x|<a><b>|&lt;a&gt;|a%20b/c|a%20b%2Fc|x|a")]
    [InlineData("{{ 'a1b22' | find_regex(pat='[0-9]+') }} {{ 'a1b22' | replace_regex(from='([0-9]+)', to='<$1>') }} {{ 'a1b22c' | split_regex(pat='[0-9]+') }}", "[1, 22] a<1>b<22> [a, b, c]")]
    [InlineData("{{ list | first }}{{ list | last }}{{ list | nth(n=1) }}|{{ list | nth(n=9) }}|{{ [] | first }}|{{ list | join }}", "bBa|||baB")]
    [InlineData("{{ [3, 1, 2] | sort }} {{ list | unique }} {{ list | unique(case_sensitive=true) }} {{ [1, 2, 3] | slice(end=-1) }} {{ [1, 2, 3] | slice(start=1) }} {{ [1] | concat(with=[2, 3]) }} {{ [1] | concat(with=2) }}", "[1, 2, 3] [b, a] [b, a, B] [1, 2] [2, 3] [1, 2, 3] [1, 2]")]
    [InlineData("{{ people | map(attribute='name.first') }} {{ people | sort(attribute='age') | map(attribute='age') }} {{ people | filter(attribute='age', value=7) | length }} {{ people | filter(attribute='name') | length }} {{ map | get(key='k') }} {{ map | get(key='z', default=1) }}", "[Bob, Al] [5, 7] 1 2 v 1")]
    [InlineData("{% for k, v in people | group_by(attribute='age') %}{{ k }}:{{ v | length }} {% endfor %}{% for e in people | commit_groups(groups=['y', 'x']) %}{{ e.group }}{{ e.commits | length }} {% endfor %}", "5:1 7:1 y1 x1 ")]
    [InlineData("{{ 3.14159 | round(precision=2) }} {{ 2.5 | round }} {{ 2.1 | round(method='ceil') }} {{ '12' | int }} {{ 'x' | int(default=4) }} {{ '1.5' | float }} {{ -5 | abs }} {{ 2 | pluralize }}{{ 1 | pluralize }} {{ 5 | as_str }}", "3.14 3 3 12 4 1.5 5 s 5")]
    [InlineData("{{ nothing | default(value='none') }} {{ nope | default(value=1) }} {{ name | default(value=1) }} {{ 'ab' | length }} {{ map | length }}", "none 1 k 2 1")]
    [InlineData("{{ 1700000000 | date(format='%A %d %B %Y %H:%M:%S %e %j %y %b') }} {{ '2023-01-02' | date(format='%d.%m.%Y') }} {{ '2023-01-02T03:04:05+02:00' | date(format='%F %T %z') }} {{ 1700000000 | date }} {{ '2023-01-02' | date(format='%-d/%-m') }}", "Tuesday 14 November 2023 22:13:20 14 318 23 Nov 02.01.2023 2023-01-02 03:04:05 +0200 2023-11-14 2/1")]
    public void A_filter_changes_a_value(string template, string expected) => Render(template).ShouldBe(expected);

    [Theory]
    [InlineData("a\n{{ nope }}", 2, "'nope' is not defined")]
    [InlineData("{{ map.nope }}", 1, "'map.nope' is not defined")]
    [InlineData("\n\n{{ name | nosuch }}", 3, "the filter 'nosuch' is not supported")]
    [InlineData("{{ nosuch(a=1) }}", 1, "the function 'nosuch' is not supported")]
    [InlineData("{% nosuch %}", 1, "the tag 'nosuch' is not known")]
    [InlineData("{% if name is nosuch %}{% endif %}", 1, "the test 'nosuch' is not supported")]
    [InlineData("{% include 'a' %}", 1, "the tag 'include' needs other templates")]
    [InlineData("x\n{% if name %}\n", 2, "if is not closed")]
    [InlineData("{% for x in list %}", 1, "for is not closed")]
    [InlineData("{{ name", 1, "a tag is not closed")]
    [InlineData("{# x", 1, "a comment is not closed")]
    [InlineData("{% raw %} x", 1, "raw is not closed")]
    [InlineData("{{ 'x }}", 1, "a text is not closed")]
    [InlineData("{{ 1 + }}", 1, "stands where a value is wanted")]
    [InlineData("{{ 1 2 }}", 1, "stands where the end of the tag is wanted")]
    [InlineData("{{ name | upper(x 1) }}", 1, "stands where '=' is wanted")]
    [InlineData("{{ name + 1 }}", 1, "'+' wants numbers, here is a text")]
    [InlineData("{{ name < 1 }}", 1, "'<' wants numbers")]
    [InlineData("{{ 1 % 0 }}", 1, "a number is too large")]
    [InlineData("{{ 1 / 0 }}", 1, "gives no number")]
    [InlineData("{{ 9223372036854775807 + 1 }}", 1, "too large")]
    [InlineData("{{ 5 | upper }}", 1, "wants a text, here is a number")]
    [InlineData("{{ name | first }}", 1, "wants a list, here is a text")]
    [InlineData("{{ name | find_regex(pat='(a)\\1') }}", 1, "cannot use the pattern")]
    [InlineData("{{ 1 | date(format='%Q') }}", 1, "does not know the format")]
    [InlineData("{{ 'x' | date }}", 1, "cannot read the date")]
    [InlineData("{% for a in map %}{% endfor %}", 1, "wants two variables")]
    [InlineData("{% for a, b in list %}{% endfor %}", 1, "wants one variable")]
    [InlineData("{% break %}", 1, "outside of a loop")]
    [InlineData("{{ self::m() }}", 1, "there is no macro 'm'")]
    [InlineData("{% macro m(a) %}{% endmacro %}{{ self::m() }}", 1, "the macro 'm' needs 'a'")]
    [InlineData("{{ other::m() }}", 1, "of another template")]
    [InlineData("{{ get_env(name='HOME') }}", 1, "does not read the environment")]
    [InlineData("\n{{ throw(message='no') }}", 2, "says: no")]
    [InlineData("{% endif %}", 1, "closes nothing")]
    [InlineData("{{ name ? 1 }}", 1, "'?' has no meaning")]
    public void A_mistake_is_named_with_its_line(string template, int line, string what) =>
        Should.Throw<InvalidInputException>(() => Render(template)).Message.ShouldSatisfyAllConditions(
            message => message.ShouldStartWith($"cliff.toml: changelog.body, line {line}: "), message => message.ShouldContain(what));

    [Theory]
    [InlineData("{% macro m() %}{{ self::m() }}{% endmacro %}{{ self::m() }}", "deep")]
    [InlineData("{% for a in range(end=100000) %}{% for b in range(end=100000) %}{% endfor %}{% endfor %}", "steps")]
    [InlineData("{% set x = 'aaaaaaaaaaaaaaaa' %}{% for a in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}", "characters")]
    [InlineData("{% set_global x = [1, 2] %}{% for a in range(end=99) %}{% set_global x = x | concat(with=x) %}{% endfor %}", "steps")]
    [InlineData("{% set_global x = 'ab' %}{% for a in range(end=99) %}{% set_global x = x | replace(from='a', to=x) %}{% endfor %}", "characters")]
    [InlineData("{% for a in range(end=9223372036854775807) %}{% endfor %}", "at most 100000 numbers")]
    public void No_template_runs_or_grows_without_end(string template, string what) => Should.Throw<InvalidInputException>(() => Render(template)).Message.ShouldContain(what);

    [Fact]
    public void Nesting_has_an_end()
    {
        foreach (var (open, close) in new[] { ("{{ (", ") }}"), ("{% if true %}", "{% endif %}"), ("{{ [", "] }}") })
        {
            var inner = open[^1] == '}' ? open : open[^1..];
            var template = open + string.Concat(Enumerable.Repeat(inner, 10_000)) + "1" + close;
            Should.Throw<InvalidInputException>(() => Render(template)).Message.ShouldContain("line 1");
        }
    }

    [Fact]
    public void Lines_are_trimmed_when_the_configuration_says_so()
    {
        new PageTemplate("t", "\n   ## a  \r\n\t- b\n", trims: true).Render(new TemplateMap(), default).Text.ShouldBe("\n## a\n- b");
        new PageTemplate("t", "  a\n").Render(new TemplateMap(), default).Text.ShouldBe("  a\n");
    }

    internal static string Render(string template) => new PageTemplate("cliff.toml: changelog.body", template).Render(Context(), DateTimeOffset.UnixEpoch).Text;

    private static TemplateMap Context()
    {
        var context = Map(("name", TemplateText.Foreign("k")), ("nothing", null), ("five", 5L), ("map", Map(("k", TemplateText.Own("v")))));
        context["list"] = new List<object?> { TemplateText.Foreign("b"), TemplateText.Own("a"), TemplateText.Own("B") };
        context["deep"] = Map(("map", context["map"]));
        context["people"] = new List<object?>
        {
            Map(("age", 7L), ("group", TemplateText.Own("x")), ("name", Map(("first", TemplateText.Own("Bob"))))),
            Map(("age", 5L), ("group", TemplateText.Own("y")), ("name", Map(("first", TemplateText.Own("Al"))))),
        };
        return context;
    }

    private static TemplateMap Map(params (string Name, object? Value)[] entries)
    {
        var map = new TemplateMap();
        foreach (var (name, value) in entries)
        {
            map[name] = value;
        }

        return map;
    }
}
