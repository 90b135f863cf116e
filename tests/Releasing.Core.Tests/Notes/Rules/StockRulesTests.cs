using Releasing.Notes.Pages;
using Releasing.Notes.Rules;

namespace Releasing.Tests.Notes.Rules;

public sealed class StockRulesTests
{
    [Theory]
    [InlineData("feat: x", "Features")]
    [InlineData("feat(cli): x", "Features")]
    [InlineData("fix: x", "Bug Fixes")]
    [InlineData("perf: x", "Performance Improvements")]
    [InlineData("docs: x", "Documentation")]
    [InlineData("build: x", "Build System")]
    [InlineData("build(deps): x", "Dependencies")]
    [InlineData("chore(deps): x", "Dependencies")]
    [InlineData("chore(deps-dev): x", "Dependencies")]
    [InlineData("fix(deps): x", "Dependencies")]
    [InlineData("fix(cli, deps): x", "Dependencies")]
    [InlineData("deps: x", "Dependencies")]
    [InlineData("security: x", "Security")]
    [InlineData("fix(security): x", "Security")]
    [InlineData("fix(Security): x", "Security")]
    [InlineData("revert: x", "Reverts")]
    [InlineData("Revert \"feat: x\"", "Reverts")]
    [InlineData("Plain words", "Other Changes")]
    [InlineData("i18n: x", "Other Changes")]
    [InlineData("feat!: x", "Breaking Changes")]
    [InlineData("chore!: x", "Breaking Changes")]
    [InlineData("chore: x", null)]
    [InlineData("ci(deps): x", null)]
    [InlineData("test(security): x", null)]
    [InlineData("style: x", null)]
    [InlineData("refactor(depsolver): x", null)]
    public void A_commit_stands_under_its_heading(string message, string? heading) => PageOfTest.Of(message).Sections.SingleOrDefault()?.Heading.ShouldBe(heading);

    [Theory]
    [InlineData("chore: x")]
    [InlineData("refactor: x")]
    public void Maintenance_is_listed_on_request(string message) => (PageOfTest.Of(message) with { Rules = NotesRules.Everything }).Sections.Single().Heading.ShouldBe("Other Changes");

    [Fact]
    public void What_a_reader_must_know_comes_first() =>
        PageOfTest.Of("docs: a", "fix: b", "feat: c", "security: d", "feat!: e", "plain", "chore(deps): f", "revert: g", "perf: h", "build: i").Sections.Select(section => section.Heading).ShouldBe(
            ["Breaking Changes", "Security", "Features", "Bug Fixes", "Performance Improvements", "Documentation", "Build System", "Dependencies", "Reverts", "Other Changes"]);

    [Theory]
    [InlineData("Windows: ask first", "Windows")]
    [InlineData("i18n(de): x", "de")]
    [InlineData("Plain words", null)]
    public void A_word_that_is_no_type_stays_as_the_part_that_is_meant(string message, string? part) => PageOfTest.Of(message).Sections.Single().Commits.Single().Scope.ShouldBe(part);
}
