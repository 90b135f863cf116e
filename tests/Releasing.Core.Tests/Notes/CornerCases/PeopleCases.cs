using System.Text;

namespace Releasing.Tests.Notes.CornerCases;

/// <summary>Names, and the bytes that names and messages are made of.</summary>
internal static class PeopleCases
{
    public const string Mailmap = "Grace Hopper <grace@example.org> <hopper@navy.example>\nGrace Hopper <grace@example.org> G. <g@example.org>\n";

    // "日本語" as its bytes; the platform has no such encoding without a package.
    private static readonly byte[] s_shiftJis = [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA];

    public static IEnumerable<CornerCase> All =>
    [
        new("A mailmap", history =>
        {
            history.Commit(new FastCommit("docs: who is who") { Files = [(".mailmap", Mailmap)] });
            By(history, "fix: from the ship", "Commodore <hopper@navy.example>");
            By(history, "fix: from home", "G. <g@example.org>");
        }),
        new("Somebody without a name", history => By(history, "fix: nameless", " <nameless@example.org>")),
        new("Somebody without an address", history => By(history, "fix: nowhere", "Nobody <>")),
        new("A robot", history => By(history, "chore(deps): bump x", "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>")),
        new("An address that is private", history => By(history, "fix: in private", "octocat <583231+octocat@users.noreply.github.com>")),
        new("A committer who is not the author", history =>
            history.Commit(new FastCommit("fix: applied for somebody") { Author = "Alan Turing <alan@example.org>", Committer = "GitHub <noreply@github.com>" })),
        new("A name made of markup", history => By(history, "fix: named", "[x](http://e.org) @all `y` \"z\" <m@example.org>")),
        new("Latin-1", history => history.Commit("fix: Größe für José", "ISO-8859-1", Encoding.Latin1, "José Núñez <jose@example.org>")),
        new("Shift-JIS", history => history.Commit(new FastCommit("") { Encoding = "Shift_JIS", MessageBytes = [.. "fix: "u8, .. s_shiftJis] })),
        new("Latin-1 that does not say so", history => history.Commit(new FastCommit("") { MessageBytes = Encoding.Latin1.GetBytes("fix: Größe") })),
        new("An encoding that nobody knows", history => history.Commit(new FastCommit("") { Encoding = "x-klingon", MessageBytes = [.. "fix: "u8, 0xFF, 0xFE, .. " odd"u8] })),
        new("Bytes that are no text", history => history.Commit(new FastCommit("")
        {
            MessageBytes = [.. "fix: "u8, 0x80, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF8, 0x88, .. "\n\n"u8, 0xFF, 0xFF],
            AuthorBytes = [0xC3, .. "da <a"u8, 0xFF, .. "@example.org>"u8],
        })),
        CornerCase.Of("A byte order mark first", "\ufefffix: marked"),
        CornerCase.Of("Scripts of the world", "feat: 日本語 العربية עברית हिन्दी ไทย", "fix: e\u0301 and é", "fix: 👩‍👩‍👧‍👦 family"),
    ];

    private static void By(CaseHistory history, string message, string author) => history.Commit(new FastCommit(message) { Author = author });
}
