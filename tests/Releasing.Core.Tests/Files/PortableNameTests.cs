using Releasing.Files;

namespace Releasing.Core.Tests.Files;

public class PortableNameTests
{
    [Theory]
    [InlineData("v1.2.3", "v1.2.3")]
    [InlineData("1.0.0-rc.1+build", "1.0.0-rc.1+build")]
    [InlineData("cli/v1.0.0", "cli%2fv1.0.0")]
    [InlineData("V1", "%561")]
    [InlineData("..", "%2e%2e")]
    [InlineData("../../etc", "%2e.%2f..%2fetc")]
    [InlineData("v1.", "v1%2e")]
    [InlineData("nul", "%6eul")]
    [InlineData("con.txt", "%63on.txt")]
    [InlineData("com1", "%63om1")]
    [InlineData("a\\b:c*", "a%5cb%3ac%2a")]
    [InlineData("é", "%c3%a9")]
    [InlineData("", "%")]
    public void Names_stay_readable_and_leave_nothing_to_a_file_system(string text, string name) => PortableName.Of(text).ShouldBe(name);

    [Fact]
    public void Texts_that_differ_only_by_case_get_names_that_differ_by_more() =>
        string.Equals(PortableName.Of("Release/V1"), PortableName.Of("release/v1"), StringComparison.OrdinalIgnoreCase).ShouldBeFalse();

    [Fact]
    public void Long_texts_stay_apart_within_the_limit()
    {
        var one = PortableName.Of(new string('a', 300) + "1");
        var other = PortableName.Of(new string('a', 300) + "2");
        one.Length.ShouldBe(200);
        one.ShouldNotBe(other);
        PortableName.Of(new string('\u20ac', 500)).Length.ShouldBe(200);
    }

    [Fact]
    public void Random_texts_never_share_a_name()
    {
        var random = new Random(20260101);
        const string alphabet = "aA./%2e\\é~ ";
        var texts = Enumerable.Range(0, 5_000).Select(_ => string.Concat(random.GetItems<char>(alphabet, random.Next(1, 9)))).Distinct().ToArray();
        var names = texts.Select(text => PortableName.Of(text)).ToArray();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(texts.Length);
        names.ShouldAllBe(name => RelativePath.IsSafe(name) && !name.Contains('/'));
    }
}
