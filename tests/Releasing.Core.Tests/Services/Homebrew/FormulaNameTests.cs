using Releasing.Failures;
using Releasing.Services.Homebrew;

namespace Releasing.Tests.Services.Homebrew;

public sealed class FormulaNameTests
{
    [Theory]
    [InlineData("foobar", "Foobar")]
    [InlineData("foo-bar", "FooBar")]
    [InlineData("sdl_mixer", "SdlMixer")]
    [InlineData("Tool", "Tool")]
    [InlineData("gtk+3", "Gtkx3")]
    [InlineData("g++", "Gxx")]
    [InlineData("a2ps", "A2ps")]
    [InlineData("node.js", "NodeJs")]
    [InlineData("x-1.2", "X12")]
    [InlineData("openssl@3", "OpensslAT3")]
    [InlineData("python@3.13", "PythonAT313")]
    public void The_class_follows_the_rule_of_Homebrew(string name, string expected) => FormulaName.Of(name, "Test").ClassName.ShouldBe(expected);

    [Theory]
    [InlineData("7zip")]
    [InlineData("")]
    [InlineData("-tool")]
    [InlineData("tool-")]
    [InlineData("a--b")]
    [InlineData("tool@beta")]
    [InlineData("tool@")]
    [InlineData("../tool")]
    [InlineData("tool; system('id')")]
    [InlineData("tool\n")]
    [InlineData("größe")]
    public void A_name_that_no_class_can_have_is_refused(string name) =>
        Should.Throw<InvalidInputException>(() => FormulaName.Of(name, "Test")).Message.ShouldContain("Settings.Homebrew.Name");

    [Fact]
    public void A_line_of_versions_has_a_formula_of_its_own()
    {
        var name = FormulaName.Of("my-tool", "Test").For("1.3");

        name.Value.ShouldBe("my-tool@1.3");
        name.ClassName.ShouldBe("MyToolAT13");
        name.IsVersioned.ShouldBeTrue();
        name.Base.ShouldBe("my-tool");
    }
}
