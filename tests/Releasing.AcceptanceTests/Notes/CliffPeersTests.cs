using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Releasing.Git;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>
/// The configurations that git-cliff itself writes (<c>git-cliff --init NAME</c>), over one history: the same commits under the same headings in the same order as git-cliff's own page.
/// </summary>
public sealed class CliffPeersTests : IClassFixture<CliffPeersTests.History>
{
    private static readonly string s_program = Path.Combine(NodeScript.Libraries, "git-cliff-linux-x64", "bin", "git-cliff");

    private readonly History _history;

    public CliffPeersTests(History history) => _history = history;

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
    public void The_own_configurations_of_git_cliff_give_its_sections(string preset)
    {
        Validator.RequireFolder(NodeScript.Libraries);
        var judge = Validator.At(s_program);
        var folder = _history.FolderFor(preset);
        judge.RunIn(folder, preset == "default" ? ["--init"] : ["--init", preset]).ExitCode.ShouldBe(0);
        var file = Path.Combine(folder, "cliff.toml");
        var configuration = CliffFile.Read(file);
        var theirs = Theirs(judge.RunIn(_history.Root, "--config", file, "--context").Output, configuration);
        var ours = Ours(configuration);
        ours.ShouldBe(theirs);
        theirs.Count(line => line.StartsWith("  ", StringComparison.Ordinal)).ShouldBeGreaterThan(15);
    }

    // One line for each release, section and commit.
    private List<string> Ours(CliffConfiguration configuration)
    {
        var lines = new List<string>();
        var repository = GitRepository.Open(_history.Root);
        foreach (var span in ReleaseHistory.All(repository, new HistoryRange { IsRelease = configuration.IsRelease }))
        {
            lines.Add(span.Tag?.Name ?? "unreleased");
            foreach (var section in NotesBuilder.Sections(CommitIntake.Read(span.Commits, configuration.Rules), configuration.Rules))
            {
                lines.Add(" " + section.Heading);
                lines.AddRange(section.Commits.Select(commit => $"  {commit.Commit.Hash[..7]} {commit.Scope} {(commit.IsBreaking ? "!" : "")}").Order(StringComparer.Ordinal));
            }
        }

        return lines;
    }

    // The order of sections is that of the template, which the context does not tell: by name, or by the order of the entries.
    private static List<string> Theirs(string context, CliffConfiguration configuration)
    {
        var lines = new List<string>();
        using var document = JsonDocument.Parse(context);
        var order = configuration.Rules.Order.Select((group, place) => (group, place)).ToDictionary(pair => pair.group, pair => pair.place);
        foreach (var release in document.RootElement.EnumerateArray())
        {
            lines.Add(release.GetProperty("version").GetString() ?? "unreleased");
            var groups = release.GetProperty("commits").EnumerateArray()
                .Where(commit => commit.GetProperty("group").ValueKind == JsonValueKind.String)
                .GroupBy(commit => commit.GetProperty("group").GetString()!)
                .OrderBy(group => order.GetValueOrDefault(group.Key, int.MaxValue)).ThenBy(group => group.Key, StringComparer.Ordinal);
            foreach (var group in groups)
            {
                lines.Add(" " + configuration.Rules.Heading!(group.Key));
                lines.AddRange(group
                    .Select(commit => $"  {commit.GetProperty("id").GetString()![..7]} {commit.GetProperty("scope").GetString()} {(Breaks(commit) ? "!" : "")}")
                    .Order(StringComparer.Ordinal));
            }
        }

        return lines;
    }

    private static bool Breaks(JsonElement commit) => commit.TryGetProperty("breaking", out var breaking) && breaking.GetBoolean();

    /// <summary>A history with three releases.</summary>
    public sealed class History : IDisposable
    {
        private static readonly string[] s_messages =
        [
            "feat: first", "fix(core): second", "docs: third", "Add support for x", "chore(release): prepare for v0.1.0", ">v0.1.0",
            "feat(api)!: fourth", "fix: fifth\n\nBREAKING CHANGE: it breaks", "perf: sixth", "refactor(core): seventh", "style: eighth", "test: ninth", "ci: tenth", "chore: eleventh",
            "chore(deps): bump x from 1 to 2", "chore(pr): y", "build: twelfth", "fix(cli): thirteenth (#12)\n\nCloses #3", "feat: remove the old\n\nA body about security.\n\nReviewed-by: Z", "revert: feat: first", "unknown: z",
            "Remove y", "Support z", "plain words", ">v0.1.5", "feat: after it", "fix: delete it", ">v0.2.0", "feat(ui): not yet released", "docs(readme): nor this", "fix: support for this",
        ];

        private readonly string _folder = Directory.CreateTempSubdirectory("releasing-cliff-").FullName;

        public History()
        {
            var script = new StringBuilder();
            var date = 1_700_000_000L;
            foreach (var message in s_messages)
            {
                date += 3_600;
                if (message.StartsWith('>'))
                {
                    script.Append(CultureInfo.InvariantCulture, $"reset refs/tags/{message[1..]}\nfrom refs/heads/main\n\n");
                    continue;
                }

                script.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\nauthor Ada <ada@example.org> {date} +0000\ncommitter Ada <ada@example.org> {date} +0000\ndata {Encoding.UTF8.GetByteCount(message)}\n{message}\n");
            }

            Root = FolderFor("history");
            var git = Validator.Require("git");
            git.RunIn(Root, "init", "-q", "-b", "main", ".").ExitCode.ShouldBe(0);
            using var import = Process.Start(new ProcessStartInfo("git", ["fast-import", "--quiet"]) { WorkingDirectory = Root, RedirectStandardInput = true })!;
            import.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(script.ToString()));
            import.StandardInput.Close();
            import.WaitForExit();
            import.ExitCode.ShouldBe(0);
        }

        public string Root { get; }

        public string FolderFor(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
