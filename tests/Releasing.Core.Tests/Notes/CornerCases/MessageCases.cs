namespace Releasing.Tests.Notes.CornerCases;

/// <summary>What people write into messages.</summary>
internal static class MessageCases
{
    private const string Title = "title";

    public static IEnumerable<CornerCase> All =>
    [
        CornerCase.Of("A feature", "feat: add the first thing"),
        CornerCase.Of("A fix with a scope", "fix(parser): accept empty input"),
        CornerCase.Of("Breaking by its mark", "feat!: drop the old protocol"),
        CornerCase.Of("Breaking by its mark after a scope", "refactor(api)!: rename every method"),
        CornerCase.Of("Breaking by a footer", "fix: ask before deleting\n\nNobody expected it.\n\nBREAKING CHANGE: scripts have to pass --yes"),
        CornerCase.Of("Breaking by a footer with a hyphen", "fix: ask twice\n\nBREAKING-CHANGE: scripts have to pass --yes twice"),
        CornerCase.Of("Two breaking footers", "feat: new configuration\n\nBREAKING CHANGE: the file is called tool.toml\nBREAKING CHANGE: the key colour is called color"),
        CornerCase.Of("A breaking footer over several lines", "feat: new format\n\nBREAKING CHANGE: old files\nare not read\n\nany more\nRefs: #7"),
        CornerCase.Of("Breaking by mark and footer", "feat(io)!: read by pieces\n\nBREAKING CHANGE: Read returns less than asked for"),
        CornerCase.Of("A breaking chore", "chore!: require a newer compiler"),
        CornerCase.Of("A breaking footer in small letters is none", "fix: look away\n\nbreaking change: not by the specification"),
        CornerCase.Of("A type in capitals", "FEAT: shout", "Fix: begin large"),
        CornerCase.Of("No space after the colon", "fix:nothing between"),
        CornerCase.Of("A package's name as scope", "fix(@scope/package): publish it"),
        CornerCase.Of("A list of scopes", "feat(core, cli): do both"),
        CornerCase.Of("An empty scope", "feat(): nowhere"),
        CornerCase.Of("An unknown type", "improvement: nobody listed it"),
        CornerCase.Of("Not conventional", "Update the thing that was wrong"),
        CornerCase.Of("Nothing but a chore", "chore: tidy up"),
        CornerCase.Of("Only a type", "feat:", "feat: "),
        CornerCase.Of("A subject over two lines", "feat: begin here\nand end there\n\nBody"),
        CornerCase.Of("Windows line ends", "fix: the lines end twice\r\n\r\nThe body too\r\nBREAKING CHANGE: with a return\r\n"),
        CornerCase.Of("A footer with continuation lines", "fix: wait longer\n\nReviewed-by: Grace Hopper\n  of the navy\nRefs: #133"),
        CornerCase.Of("Issues that are closed", "fix: stop in time (#12)\n\nCloses #34, fixes #35"),
        CornerCase.Of("An issue of another repository", "fix: follow upstream\n\nFixes octo/other#56"),
        CornerCase.Of("Co-authors", "feat: written by three\n\nCo-authored-by: Grace Hopper <grace@example.org>\nCo-authored-by: Alan <1234+alan@users.noreply.github.com>"),
        CornerCase.Of("A squashed pull request", "feat: squashed (#77)\n\n* feat: one part\n\n* fix: another part\n\nCo-authored-by: Grace Hopper <grace@example.org>"),
        CornerCase.Of("Commits meant to disappear", "feat: stays", "fixup! feat: stays", "squash! feat: stays\n\nmore words", "amend! feat: stays"),
        CornerCase.Of("A commit that only makes the release", "feat: what is in it", "chore(release): 1.29.0", "Release v1.29.0", "v1.29.0"),
        CornerCase.Of("An emoji", "feat: ✨ shine 🎉", "✨ feat: shine first", ":sparkles: feat: shine in words"),
        CornerCase.Of("Markdown in a subject", "fix: **bold** [link](http://example.org) `code` ![image](x) ~~gone~~ $x$"),
        CornerCase.Of("HTML in a subject", "fix: <script>alert(1)</script> & <b>bold</b> <!-- -->"),
        CornerCase.Of("Strangers mentioned", "fix: thanks to @octocat and @org/team"),
        CornerCase.Of("Control characters in a subject", "fix: \u001b[31mred\u001b[0m and a bell\u0007"),
        CornerCase.Of("Text that turns its direction", "fix: a\u202eb\u2066c", "fix(\u202ex): scope"),
        CornerCase.Of("A subject of five thousand characters without a space", "fix: " + new string('x', 5000)),
        CornerCase.Of("A body of two thousand lines", "fix: long\n\n" + string.Concat(Enumerable.Range(0, 2000).Select(line => $"line {line}\n"))),
        CornerCase.Of("An empty message", ""),
        CornerCase.Of("A message of white space", " \n\t\n"),
        CornerCase.Of("A message with a NUL", "fix: before\0after\n\nBREAKING CHANGE: cut away"),
        CornerCase.Of("Empty lines first", "\n\nfix: late\n\n\n\nbody\n\n\n"),
        CornerCase.Of("Spaces around a subject", "  fix: in the middle   "),
        CornerCase.Of("A subject like a list", "1. first", "- second", "# third"),
        CornerCase.Of("Tabs", "fix:\ttabbed\tsubject"),
        CornerCase.Of("Dependencies", "build(deps): bump left-pad from 1.0.0 to 1.3.0", "chore(deps): update all"),
        CornerCase.Of("Security", "fix(security): close the hole", "security: say so"),
        CornerCase.Of("The same subject twice", "fix: again", "fix: again"),
        CornerCase.Of("Signed off", "fix: signed\n\nSigned-off-by: Ada Lovelace <ada@example.org>"),
        CornerCase.Of("A colon without a type", ": nothing before", "see: https://example.org", "http://example.org"),
        new("A revert in the same release", history =>
        {
            var taken = history.Commit("feat: too early");
            history.Commit($"Revert \"feat: too early\"\n\nThis reverts commit {history.Hash(taken)}.");
            history.Commit("fix: stays");
        }),
        new("A revert of an earlier release", history =>
            history.Commit($"Revert \"fix: stays\"\n\nThis reverts commit {history.Hash(history.Head)}.")),
        new("A revert of a revert", history =>
        {
            var first = history.Commit("feat: back and forth");
            var second = history.Commit($"Revert \"feat: back and forth\"\n\nThis reverts commit {history.Hash(first)}.");
            history.Commit($"Reapply \"feat: back and forth\"\n\nThis reverts commit {history.Hash(second)}.");
        }),
        new("A revert by its type", history =>
        {
            var taken = history.Commit("feat: by type");
            history.Commit($"revert: feat: by type\n\nRefs: {history.Hash(taken)[..10]}");
        }),
        new("A merged pull request with its title", history =>
        {
            var side = history.Aside("feat: " + Title, history.Head);
            history.Merge("Merge pull request #91 from ada/side\n\nfeat: " + Title, side);
        }),
        new("A merged pull request that alone is conventional", history =>
        {
            var side = history.Aside("more work", history.Aside("work", history.Head));
            history.Merge("Merge pull request #92 from ada/side\n\nfix: what the work was for", side);
        }),
        new("A merge with a subject of its own", history => history.Merge("feat: joined by hand", history.Aside("part of it", history.Head))),
    ];
}
