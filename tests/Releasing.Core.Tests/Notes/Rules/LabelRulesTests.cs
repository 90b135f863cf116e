using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Tests.Notes.Commits;

namespace Releasing.Tests.Notes.Rules;

public sealed class LabelRulesTests
{
    [Theory]
    [InlineData("Add x", "enhancement", "Features")]
    [InlineData("Add x", "BUG", "Bug Fixes")]
    [InlineData("Bump y", "dependencies", "Dependencies")]
    [InlineData("docs: z", "bug", "Documentation")]
    [InlineData("fix: z", "security", "Security")]
    [InlineData("fix: z", "breaking-change", "Breaking Changes")]
    [InlineData("fix: z", "unknown", "Bug Fixes")]
    [InlineData("fix: z", "skip-changelog", null)]
    [InlineData("fix!: z", "ignore-for-release", null)]
    public void The_usual_labels_lead_where_they_say(string message, string label, string? heading) => Heading(LabelRules.Stock, message, label).ShouldBe(heading);

    [Theory]
    [InlineData("fix: z", "minor", "New \U0001F389")]
    [InlineData("Add x", "whatever", "The rest")]
    [InlineData("fix: z", "whatever", "Bug Fixes")]
    [InlineData("fix: z", "semver-major", "Breaking Changes")]
    [InlineData("fix: z", "hidden", null)]
    public void The_labels_of_a_repository_do_too(string message, string label, string? heading) => Heading(
        new LabelRules { LeftOut = new("", ["hidden"]), Breaking = ["semver-major"], Categories = [new("New \U0001F389", ["minor"])], Others = "The rest" }, message, label).ShouldBe(heading);

    [Theory]
    [InlineData("octocat", "OctoCat", false)]
    [InlineData("dependabot[bot]", "dependabot", false)]
    [InlineData("octocat", "ada", true)]
    public void Authors_are_left_out_by_account(string listed, string account, bool stays)
    {
        var rules = new LabelRules { LeftOut = new("", []) { Accounts = [listed] } };
        NotesBuilder.Sections([CommitOf.Message("fix: z") with { Account = account }], rules.Over(NotesRules.Stock)).Any().ShouldBe(stays);
    }

    [Fact]
    public void Categories_stand_before_the_other_headings() =>
        new LabelRules { Categories = [new("First", ["a"]), new("Bug Fixes", ["b"])] }.Over(NotesRules.Stock).Order.Take(2).ShouldBe(["First", NotesRules.Stock.Order[0]]);

    private static string? Heading(LabelRules rules, string message, string label) =>
        NotesBuilder.Sections([rules.Apply(CommitOf.Message(message) with { Labels = [label] })], rules.Over(NotesRules.Stock)) is [{ Heading: var heading }] ? heading : null;
}
