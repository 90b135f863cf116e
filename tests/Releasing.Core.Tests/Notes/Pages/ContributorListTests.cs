using Releasing.Git;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;

namespace Releasing.Tests.Notes.Pages;

public sealed class ContributorListTests
{
    [Fact]
    public void Most_commits_first_then_by_name() =>
        Names(("Zoe", "z@x.org"), ("Bob", "b@x.org"), ("Zoe", "z@x.org"), ("Amy", "a@x.org")).ShouldBe(["Zoe 2", "Amy 1", "Bob 1"]);

    [Fact]
    public void One_person_by_address_account_or_name_is_counted_once() =>
        Names(("Ada", "ada@x.org"), ("Ada Lovelace", "ADA@x.org"), ("Ada", "7+ada@users.noreply.github.com"), ("A. L.", "ada@users.noreply.github.com")).ShouldBe(["A. L. (@ada) 2", "Ada Lovelace 2"]);

    [Theory]
    [InlineData("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")]
    [InlineData("Renovate", "29139614+renovate[bot]@users.noreply.github.com")]
    [InlineData("renovate", "bot@renovateapp.com")]
    [InlineData("release-bot", "release@x.org")]
    [InlineData("Some Service", "noreply@x.org")]
    [InlineData("GitHub", "noreply@github.com")]
    public void Robots_are_nobody(string name, string email) => Names((name, email)).ShouldBeEmpty();

    [Theory]
    [InlineData("Ada Botanist", "ada.bot@x.org")]
    [InlineData("Robot", "robot@x.org")]
    [InlineData("Talbot", "noreply.me@x.org")]
    public void People_whose_names_only_look_so_are_people(string name, string email) => Names((name, email)).Count.ShouldBe(1);

    [Fact]
    public void Further_names_can_be_robots() => ContributorList.Of(PageOfTest.Of("fix: x").Commits, ["ada lovelace"]).ShouldBeEmpty();

    [Theory]
    [InlineData("123+octo-cat@users.noreply.github.com", "octo-cat")]
    [InlineData("octo@users.noreply.github.com", "octo")]
    [InlineData("55-fox@users.noreply.gitlab.com", "fox")]
    [InlineData("fox@noreply.codeberg.org", "fox")]
    [InlineData("1+a](http://x)@users.noreply.github.com", null)]
    [InlineData("octo@example.org", null)]
    public void Private_addresses_tell_the_account(string email, string? login) => ContributorList.Of(PageOfTest.Of(null, (new GitPerson("Somebody", email), "fix: x")).Commits).Single().Login.ShouldBe(login);

    [Fact]
    public void Who_wrote_it_together_is_named_too() =>
        ContributorList.Of(PageOfTest.Of("fix: x\n\nCo-authored-by: Charles <c@x.org>\nCo-authored-by: Ada Lovelace <ada@example.org>").Commits).Select(person => person.Name + person.Commits)
            .ShouldBe(["Ada Lovelace1", "Charles1"]);

    [Fact]
    public void The_first_contribution_is_the_oldest_commit() =>
        MarkdownNotes.Render(WithNew(PageOfTest.Of("fix: x (#1)", "fix: y (#2)"))).ShouldContain("- Ada Lovelace made a first contribution in [#1](https://github.com/octo/hello/pull/1)\n");

    private static ReleaseNotes WithNew(ReleaseNotes notes) => notes with { Contributors = [.. ContributorList.Of(notes.Commits).Select(person => person with { IsNew = true })] };

    private static List<string> Names(params (string Name, string Email)[] people) =>
    [
        .. ContributorList.Of(PageOfTest.Of(null, [.. people.Select((person, index) => (new GitPerson(person.Name, person.Email), $"fix: {index}"))]).Commits)
            .Select(person => $"{person.Name}{(person.Login is null ? "" : $" (@{person.Login})")} {person.Commits}"),
    ];
}
