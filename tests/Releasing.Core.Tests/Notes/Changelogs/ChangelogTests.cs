using System.Text;
using Releasing.Failures;
using Releasing.Notes.Changelogs;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Tests.Notes.Changelogs;

public sealed class ChangelogTests
{
    private const string Existing = """
        # Changelog

        Some words of ours.

        ## [Unreleased]

        ## [1.2.0] - 2025-01-02

        ### Fixed

        - by hand

        ## [1.1.0] - 2024-01-02

        [Unreleased]: https://github.com/octo/hello/compare/v1.2.0...HEAD
        [1.2.0]: https://github.com/octo/hello/compare/v1.1.0...v1.2.0
        [1.1.0]: https://github.com/octo/hello/releases/tag/v1.1.0

        """;

    [Fact]
    public void A_new_file_is_the_golden_one()
    {
        var result = Changelog.Update(null, Entry(), "CHANGELOG.md");
        result.Change.ShouldBe(ChangelogChange.Created);
        GoldenFile.ShouldHold("changelog.md", Encoding.UTF8.GetString(result.Bytes.Span));
    }

    [Fact]
    public void Only_the_new_section_and_its_link_are_written() => Update(Existing, Entry()).ShouldBe(Existing
        .Replace("## [1.2.0]", "## [1.3.0] - 2026-03-04\n\n### Added\n\n- a thing ([`0001ccc`](https://github.com/octo/hello/commit/0001cccccccccccccccccccccccccccccccccccc))\n\n## [1.2.0]", StringComparison.Ordinal)
        .Replace("v1.2.0...HEAD\n", "v1.3.0...HEAD\n[1.3.0]: https://github.com/octo/hello/compare/v1.2.0...v1.3.0\n", StringComparison.Ordinal));

    [Theory]
    [InlineData(Existing)]
    [InlineData("")]
    [InlineData("# Changelog")]
    [InlineData("# Changelog\n\n## 1.2.0 (2025-01-02)\n\n* x")]
    [InlineData("# Changelog\r\n\r\n## v1.2.0\r\n* x\r\n")]
    [InlineData("\ufeff## [1.2.0]\n")]
    [InlineData("1.2.0 / 2025-01-02\n==================\n\n * x\n")]
    [InlineData("# Changelog\n\n```\n## [1.2.0]\n```\n\n<!--\n## [1.3.0]\n-->\n")]
    public void The_same_release_again_changes_nothing(string existing)
    {
        var once = Changelog.Update(Encoding.UTF8.GetBytes(existing), Entry(), "CHANGELOG.md");
        once.Change.ShouldNotBe(ChangelogChange.None);
        var twice = Changelog.Update(once.Bytes, Entry(), "CHANGELOG.md");
        twice.Change.ShouldBe(ChangelogChange.None);
        twice.Bytes.ToArray().ShouldBe(once.Bytes.ToArray());
    }

    [Theory]
    [InlineData("# Changelog\n\n## 1.2.0 (2025-01-02)\n\n* x", "# Changelog\n\n## 1.3.0 (2026-03-04)\n\nNEW\n\n## 1.2.0 (2025-01-02)\n\n* x")]
    [InlineData("# Changelog\r\n\r\n## v1.2.0\r\n* x\r\n", "# Changelog\r\n\r\n## v1.3.0 - 2026-03-04\r\n\r\nNEW\r\n\r\n## v1.2.0\r\n* x\r\n")]
    [InlineData("\ufeff# [1.2.0]\n", "\ufeff# [1.3.0] - 2026-03-04\n\nNEW\n\n# [1.2.0]\n")]
    [InlineData("# History\n\nWords", "# History\n\nWords\n\n## [1.3.0] - 2026-03-04\n\nNEW")]
    [InlineData("1.2.0 / 2025\n============\n", "# 1.3.0 - 2026-03-04\n\nNEW\n\n1.2.0 / 2025\n============\n")]
    [InlineData("# C\n\n```\n## [1.2.0]\n```\n", "# C\n\n```\n## [1.2.0]\n```\n\n## [1.3.0] - 2026-03-04\n\nNEW\n")]
    [InlineData("## [2.0.0]\n\nx\n\n## [1.2.0]\n", "## [2.0.0]\n\nx\n\n## [1.3.0] - 2026-03-04\n\nNEW\n\n## [1.2.0]\n")]
    [InlineData("## [1.2.0]\n\nGr\u00f6\u00dfe \ud83d\ude00\n", "## [1.3.0] - 2026-03-04\n\nNEW\n\n## [1.2.0]\n\nGr\u00f6\u00dfe \ud83d\ude00\n")]
    public void The_file_keeps_its_own_manner(string existing, string expected) =>
        Update(existing, new ChangelogEntry(new SemanticVersion(1, 3, 0), PageOfTest.Date, "NEW\n")).ShouldBe(expected);

    [Fact]
    public void Bytes_that_are_no_text_stay()
    {
        byte[] existing = [.. "## [1.2.0]\n\nGr"u8, 0xF6, 0xDF, .. "e\n"u8];
        Changelog.Update(existing, Entry(), "CHANGELOG.md").Bytes.Span.EndsWith(existing).ShouldBeTrue();
    }

    [Fact]
    public void What_was_written_by_hand_is_not_lost()
    {
        var mine = Update(Existing, Entry()).Replace("- a thing", "- a better thing", StringComparison.Ordinal);
        Should.Throw<InvalidInputException>(() => Update(mine, Entry())).Message.ShouldContain("--force");
        var forced = Changelog.Update(Encoding.UTF8.GetBytes(mine), Entry(), "CHANGELOG.md", force: true);
        forced.Change.ShouldBe(ChangelogChange.Replaced);
        Encoding.UTF8.GetString(forced.Bytes.Span).ShouldBe(Update(Existing, Entry()));
    }

    [Fact]
    public void Unreleased_becomes_the_release_on_request()
    {
        var existing = Existing.Replace("## [Unreleased]\n", "## [Unreleased]\n\n### Added\n\n- said by hand\n", StringComparison.Ordinal);
        var moved = Changelog.Update(Encoding.UTF8.GetBytes(existing), Entry(), "CHANGELOG.md", UnreleasedSection.Move);
        Encoding.UTF8.GetString(moved.Bytes.Span).ShouldStartWith(
            "# Changelog\n\nSome words of ours.\n\n## [Unreleased]\n\n## [1.3.0] - 2026-03-04\n\n### Added\n\n- said by hand\n\n## [1.2.0] - 2025-01-02\n");
        Changelog.Update(moved.Bytes, Entry(), "CHANGELOG.md", UnreleasedSection.Move).Change.ShouldBe(ChangelogChange.None);
    }

    [Fact]
    public void An_empty_Unreleased_leaves_it_to_the_commits() =>
        Changelog.Update(Encoding.UTF8.GetBytes(Existing), Entry(), "CHANGELOG.md", UnreleasedSection.Move).Bytes.ToArray().ShouldBe(Changelog.Update(Encoding.UTF8.GetBytes(Existing), Entry(), "CHANGELOG.md").Bytes.ToArray());

    [Fact]
    public void All_releases_at_once_and_only_those_that_are_missing()
    {
        ChangelogEntry[] entries =
        [
            new(new SemanticVersion(1, 3, 0), PageOfTest.Date, "### Added\n\n- three\n"), new(new SemanticVersion(1, 2, 0), PageOfTest.Date, "### Added\n\n- two\n"), new(new SemanticVersion(1, 1, 5), PageOfTest.Date, ""),
        ];
        var all = Changelog.UpdateAll(null, entries, "CHANGELOG.md");
        Encoding.UTF8.GetString(all.Bytes.Span).ShouldEndWith("## [Unreleased]\n\n## [1.3.0] - 2026-03-04\n\n### Added\n\n- three\n\n## [1.2.0] - 2026-03-04\n\n### Added\n\n- two\n\n## [1.1.5] - 2026-03-04\n");
        Changelog.UpdateAll(all.Bytes, entries, "CHANGELOG.md").Change.ShouldBe(ChangelogChange.None);

        var filled = Changelog.UpdateAll(Encoding.UTF8.GetBytes(Existing), entries, "CHANGELOG.md");
        var text = Encoding.UTF8.GetString(filled.Bytes.Span);
        text.ShouldContain("- by hand");
        text.ShouldNotContain("- two");
        text.IndexOf("[1.3.0]", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("[1.2.0] -", StringComparison.Ordinal));
        text.IndexOf("[1.1.5] -", StringComparison.Ordinal).ShouldBeInRange(text.IndexOf("[1.2.0] -", StringComparison.Ordinal), text.IndexOf("[1.1.0] -", StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_can_be_read() => Changelog.SectionOf(Encoding.UTF8.GetBytes(Existing), new SemanticVersion(1, 2, 0), "CHANGELOG.md").ShouldBe("### Fixed\n\n- by hand");

    [Theory]
    [InlineData("## [1.2.0]\n\n```\n", "a code block")]
    [InlineData("<!-- x\n", "a comment")]
    public void What_would_swallow_the_section_is_refused(string existing, string what) =>
        Should.Throw<InvalidInputException>(() => Update(existing, Entry())).Message.ShouldContain(what + " is never closed");

    [Fact]
    public void Another_encoding_is_refused() =>
        Should.Throw<InvalidInputException>(() => Changelog.Update(Encoding.Unicode.GetBytes(Existing), Entry(), "CHANGELOG.md")).Message.ShouldContain("UTF-8");

    [Theory]
    [InlineData(3, 400)]
    public void Whatever_the_file_holds_stays_and_a_second_run_changes_nothing(int seed, int count)
    {
        string[] pieces =
        [
            "# Changelog\n", "## [Unreleased]\n", "## [1.2.0] - 2025-01-02\n", "## 1.1.0\n", "### [1.0.0](x)\n", "\n", "\r\n", "text\n", "- item\n", "```\n", "~~~\n", "<!--\n", "-->\n", "===\n", "---\n", "1.0.1\n",
            "[1.2.0]: http://x\n", "[Unreleased]: http://x\n", "[a]: b", "## [1.3.0]\n", "\ufeff", "Größe", "    ## [0.9.0]\n", "## [\n", "##\n", "[]: \n", "\r", "\t",
        ];
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var existing = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            ChangelogResult once;
            try
            {
                once = Changelog.Update(Encoding.UTF8.GetBytes(existing), Entry(), "x", force: true);
            }
            catch (InvalidInputException refused)
            {
                refused.Message.ShouldContain("is never closed", Case.Sensitive, existing);
                continue;
            }

            Changelog.Update(once.Bytes, Entry(), "x").Bytes.ToArray().ShouldBe(once.Bytes.ToArray(), existing);
            var lines = Encoding.UTF8.GetString(once.Bytes.Span).Split('\n').Select(Bare).ToHashSet();
            if (once.Change == ChangelogChange.Added)
            {
                existing.Split('\n').Select(Bare).Where(line => !line.StartsWith("[Unreleased]:", StringComparison.Ordinal)).ShouldAllBe(line => lines.Contains(line), existing);
            }
        }
    }

    // A byte order mark stays at the beginning of the file, whatever line comes first.
    private static string Bare(string line) => line.TrimEnd('\r').TrimStart('\ufeff');

    private static ChangelogEntry Entry() => ChangelogEntry.Of(PageOfTest.Of("feat: a thing", "docs: not for users of the changelog") with { Rules = NotesRules.Changelog });

    private static string Update(string existing, ChangelogEntry entry) => Encoding.UTF8.GetString(Changelog.Update(Encoding.UTF8.GetBytes(existing), entry, "CHANGELOG.md").Bytes.Span);
}
