using System.Text.RegularExpressions;
using Releasing.Git;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>The templates that git-cliff itself writes (<c>git-cliff --init NAME</c>), over one history: the same page as git-cliff's own, letter by letter.</summary>
public sealed partial class CliffPagesTests : IClassFixture<CliffPeersTests.History>
{
    private static readonly string s_program = Path.Combine(NodeScript.Libraries, "git-cliff-linux-x64", "bin", "git-cliff");

    private readonly CliffPeersTests.History _history;

    public CliffPagesTests(CliffPeersTests.History history) => _history = history;

    [SkippableTheory]
    [InlineData("default")]
    [InlineData("keepachangelog")]
    [InlineData("detailed")]
    [InlineData("minimal")]
    [InlineData("scoped")]
    [InlineData("scopesorted")]
    [InlineData("cocogitto")]
    [InlineData("unconventional")]
    [InlineData("statistics")]
    [InlineData("github")]
    [InlineData("github-keepachangelog")]
    [InlineData("gitlab")]
    public void The_own_templates_of_git_cliff_give_its_page(string preset)
    {
        Validator.RequireFolder(NodeScript.Libraries);
        var judge = Validator.At(s_program);
        var folder = _history.FolderFor("page-" + preset);
        judge.RunIn(folder, preset == "default" ? ["--init"] : ["--init", preset]).ExitCode.ShouldBe(0);
        var file = Path.Combine(folder, "cliff.toml");
        var output = Path.Combine(folder, "page.md");
        judge.RunIn(_history.Root, "--offline", "--config", file, "--github-repo", "ada/engine", "--gitlab-repo", "ada/engine", "--output", output).ExitCode.ShouldBe(0);
        var configuration = CliffFile.Read(file);
        var spans = ReleaseHistory.All(GitRepository.Open(_history.Root), new HistoryRange { IsRelease = configuration.IsRelease });
        var ours = new CliffPage(configuration, GitRemote.Parse("https://github.com/ada/engine")).Changelog(spans);
        Known(ours).ShouldBe(Known(File.ReadAllText(output)));
        ours.Length.ShouldBeGreaterThan(500);
    }

    /// <summary>Messages that would make headings, links, images, HTML, mentions and code of themselves: git-cliff puts them out as they are, here they are text.</summary>
    [SkippableFact]
    public void What_a_commit_says_cannot_change_the_page()
    {
        const string message = "feat(<b>): [x](https://evil.example) ![i](https://evil.example/i) <img src=y> @everyone `code` *bold*\n\nBODY\n# Heading\n\n    code\n```\n<!--\n\nReviewed-by: <script>";
        const string file = """
            [changelog]
            body = "{% for commit in commits %}- {{ commit.scope }} {{ commit.message }}\n{{ commit.body }}\n{% for footer in commit.footers %}{{ footer.value }}{% endfor %} [own](https://example.org)\n{% endfor %}"
            """;
        Validator.RequireFolder(NodeScript.Libraries);
        var judge = Validator.At(s_program);
        var git = Validator.Require("git");
        var folder = _history.FolderFor("hostile");
        git.RunIn(folder, "init", "-q", "-b", "main", ".").ExitCode.ShouldBe(0);
        git.RunIn(folder, "-c", "user.name=<b>Eve</b>", "-c", "user.email=eve@example.org", "commit", "-q", "--allow-empty", "-m", message).ExitCode.ShouldBe(0);
        var path = Path.Combine(folder, "cliff.toml");
        File.WriteAllText(path, file);
        var page = Path.Combine(folder, "page.md");
        judge.RunIn(folder, "--offline", "--config", path, "--output", page).ExitCode.ShouldBe(0);
        File.ReadAllText(page).ShouldContain("<img src=y>");

        var spans = ReleaseHistory.All(GitRepository.Open(folder), new HistoryRange());
        var ours = new CliffPage(CliffFile.Read(path), null).Changelog(spans);
        ours.ShouldContain(@"- \<b\> \[x\](https\://evil.example) \!\[i\](https\://evil.example/i) \<img src=y\> @⁠everyone \`code\` \*bold\*");
        ours.ShouldContain("\n\\# Heading\n");
        ours.ShouldContain("\ncode\n");
        ours.ShouldContain("\\<script\\> [own](https://example.org)");
        HostileMarks().IsMatch(ours.Replace("[own](https://example.org)", "", StringComparison.Ordinal)).ShouldBeFalse(ours);
    }

    // Three differences. What is not released yet is as old as its newest commit here, so that the same commit gives the same page; git-cliff looks at the clock. git-cliff marks the end of a
    // header that looks at the releases, for its own --prepend. An exclamation mark of a message is escaped here, because it can begin an image.
    private static string Known(string page)
    {
        var released = page.IndexOf("0.2.0", StringComparison.Ordinal);
        return (Age().Replace(page[..released], "") + page[released..])
            .Replace("<!-- git-cliff: end of header -->\n", "", StringComparison.Ordinal).Replace("\\!", "!", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\n\t?- \d+ day\(s\) passed between releases\.")]
    private static partial Regex Age();

    [GeneratedRegex(@"(?<!\\)[<`\[*]|^#|^ {4}|(?<!\\)://", RegexOptions.Multiline)]
    private static partial Regex HostileMarks();
}
