namespace Releasing.Tests.Notes.CornerCases;

/// <summary>Tags and lines that join.</summary>
internal static class ShapeCases
{
    private const long LongAgo = 1_000;
    private const long LongFromNow = 4_000_000_000;

    public static IEnumerable<CornerCase> All =>
    [
        new("Two versions on one commit", history =>
        {
            history.Commit("fix: for both");
            history.Tag("v" + history.Version);
            history.Tag("v" + history.Version + "-rc.1");
        }),
        new("A version with and without its v", history =>
        {
            history.Commit("fix: named twice");
            history.Tag(history.Version);
            history.Tag("v" + history.Version);
        }),
        new("A version without a v", history =>
        {
            history.Commit("fix: bare");
            history.Tag(history.Version);
        }),
        new("An annotated tag", history =>
        {
            history.Commit("fix: annotated");
            history.Annotated("v" + history.Version);
        }),
        new("A tag of a tag", history =>
        {
            history.Commit("fix: twice wrapped");
            history.Annotated("v" + history.Version, history.Annotated("inner-tag"));
        }),
        new("Tags that are no versions", history =>
        {
            history.Commit("fix: seen by night");
            history.Tag("nightly");
            history.Tag("v1.2");
            history.Tag("release-9.9.9");
            history.Commit("fix: seen by day");
        }),
        new("A tag of another product", history =>
        {
            history.Commit("fix: of the tool");
            history.Tag("tool/v7.0.0");
            history.Commit("fix: of the whole");
        }),
        new("A branch called like the tag", history =>
        {
            history.Commit("fix: which one");
            history.Tag("v" + history.Version);
            history.Commit(new FastCommit("fix: on the branch that looks like a tag") { Branch = "refs/heads/v" + history.Version });
        }),
        new("A release that nobody merged", history =>
        {
            history.Commit("feat: on main");
            history.Tag("v99.0.0", history.Aside("feat: on an island", history.Head));
        }),
        new("A maintenance release merged back", history =>
        {
            var fork = history.Head;
            history.Commit("feat: for the next one");
            var side = history.Aside("fix: for the old one", fork);
            history.Tag("v" + history.VersionBefore[..^1] + "1", side);
            history.Commit("feat: more for the next one");
            history.Merge("Merge branch 'maintenance'", side);
        }),
        new("A branch that began before the last release", history =>
        {
            var fork = history.Head;
            var side = history.Aside("feat: took long", fork);
            history.Commit("fix: quick");
            history.Tag("v" + history.VersionBefore[..^1] + "1");
            history.Merge("Merge branch 'long'", history.Aside("feat: took longer", side));
        }),
        new("Lines that cross", history =>
        {
            var left = history.Commit("fix: left");
            var right = history.Aside("fix: right", left);
            var mixed = history.Aside("Merge left", right, history.Commit("fix: left again"));
            history.Merge("Merge right", right);
            history.Merge("Merge mixed", mixed);
        }),
        new("Five lines at once", history =>
        {
            var fork = history.Head;
            history.Commit("fix: arm 0");
            history.Merge("Merge the arms", [.. Enumerable.Range(1, 4).Select(arm => history.Aside($"fix: arm {arm}", fork))]);
        }),
        new("Another history joined", history => history.Merge("Merge another history", history.Aside("feat: it had begun elsewhere", history.Aside("feat: first of another history")))),
        new("A merge and nothing else", history => history.Merge("Merge branch 'same'", history.Head)),
        new("A commit older than what it follows", history =>
        {
            history.Commit(new FastCommit("fix: from long ago") { Date = LongAgo });
            history.Commit("fix: from today");
        }),
        new("A clock far ahead", history =>
        {
            history.Commit(new FastCommit("fix: from the future") { Date = LongFromNow });
            history.Commit("fix: from the present");
        }),
        new("A wrong clock hides what a release holds", history =>
        {
            var shared = history.Commit("fix: in the first");
            var side = history.Aside("fix: in the second", shared);
            history.Commit(new FastCommit("fix: dated wrongly") { Date = LongAgo });
            history.Tag("v" + history.VersionBefore[..^1] + "1");
            history.Merge("Merge the side", side);
        }),
        new("Everything in one second", history =>
        {
            foreach (var number in Enumerable.Range(0, 5))
            {
                history.Commit(new FastCommit($"fix: at once {number}") { Date = history.Clock - (60 * number) });
            }
        }),
        new("Pre-releases and what they become", history =>
        {
            foreach (var name in new[] { "alpha.1", "beta.1", "rc.9", "rc.10" })
            {
                history.Commit($"feat: in {name}");
                history.Tag($"v{history.Version}-{name}");
            }

            history.Commit("fix: in the end");
        }),
        new("A candidate that became the release unchanged", history =>
        {
            history.Commit("feat: ready at once");
            history.Tag($"v{history.Version}-rc.1");
        }),
        new("A pre-release on another line", history =>
        {
            var side = history.Aside("feat: tried out", history.Head);
            history.Tag($"v{history.Version}-beta.1", side);
            history.Commit("fix: meanwhile");
            history.Tag($"v{history.Version}-beta.2");
            history.Merge("Merge what was tried", side);
        }),
        new("Build metadata", history =>
        {
            history.Commit("fix: built twice");
            history.Tag($"v{history.Version}+build.1");
            history.Tag($"v{history.Version}");
        }),
        new("A pre-release that waits", history =>
        {
            history.Commit("feat: for the release to come");
            history.Tag($"v{history.Version}");
            history.Commit("feat: not out yet");
            history.Tag("v2.0.0-rc.1");
            history.Commit("fix: after the candidate");
        }),
    ];
}
