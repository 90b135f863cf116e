using Releasing.Failures;
using Releasing.Notes.Rules;

namespace Releasing.Tests.Notes.Rules;

public sealed class ReleaseYamlTests
{
    private const string Documented = """
        changelog:
          exclude:
            labels:
              - ignore-for-release
            authors: [octocat, "dependabot[bot]"]
          categories:
            - title: Breaking Changes
              labels:
                - Semver-Major
                - breaking-change
            - title: "Exciting New Features \U0001F389"
              labels: [Semver-Minor, enhancement]
              exclude:
                labels: [internal]
                authors:
                  - robot
            - title: Other Changes
              labels:
                - "*"
          unknown: {a: [1, {b: 2}]}
        """;

    [Fact]
    public void Reads_what_GitHub_documents()
    {
        var rules = ReleaseYaml.Read(Documented, "release.yml");
        rules.LeftOut.Labels.ShouldBe(["ignore-for-release"]);
        rules.LeftOut.Accounts.ShouldBe(["octocat", "dependabot[bot]"]);
        rules.Breaking.ShouldBe(["Semver-Major", "breaking-change"]);
        rules.Others.ShouldBe("Other Changes");
        var category = rules.Categories.ShouldHaveSingleItem();
        category.Heading.ShouldBe("Exciting New Features 🎉");
        category.Labels.ShouldBe(["Semver-Minor", "enhancement"]);
        (category.ExceptLabels.Single(), category.ExceptAccounts.Single()).ShouldBe(("internal", "robot"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("changelog:")]
    [InlineData("changelog: {categories: []}")]
    [InlineData("other: 1")]
    public void A_file_that_says_nothing_leaves_labels_alone(string text)
    {
        var rules = ReleaseYaml.Read(text, "release.yml");
        rules.Categories.ShouldBeEmpty();
        rules.LeftOut.Labels.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a: [", "it is not YAML")]
    [InlineData("a: &x [1]\nb: *x", "it refers to an anchor")]
    [InlineData("changelog:\n  categories:\n    - labels: [x]", "category 1 has no title")]
    [InlineData("]", "it is not YAML")]
    public void What_cannot_be_read_is_named(string text, string what) =>
        Should.Throw<InvalidInputException>(() => ReleaseYaml.Read(text, "release.yml")).Message.ShouldStartWith($"release.yml: {what}");

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Should.Throw<InvalidInputException>(() => ReleaseYaml.Read(new string('[', 60_000), "release.yml")).Message.ShouldContain("deeper than 16");
        Should.Throw<InvalidInputException>(() => ReleaseYaml.Read(new string(' ', 70_000), "release.yml")).Message.ShouldContain("longer than");
    }
}
