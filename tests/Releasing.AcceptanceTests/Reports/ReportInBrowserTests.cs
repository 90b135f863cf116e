using System.Buffers.Binary;
using Releasing.Artifacts;
using Releasing.Cake.Reports;
using Releasing.Cake.Running;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Reports;

/// <summary>A real browser draws the report page and has nothing to complain about.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private const string Hostile = "</style></title><img src=x onerror=alert(1)><script>alert(1)</script>\" style=\"color:red";
    private const int Height = 1600;

    private readonly string _folder = Directory.CreateTempSubdirectory("report").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [InlineData(1400)]
    [InlineData(1000)]
    [InlineData(500)]
    public void Is_drawn_at_every_width_without_a_complaint(int width)
    {
        var page = Write(ReportPage.Render(Report("tool", "linux-x86_64")));
        var picture = Path.Combine(_folder, "page.png");

        var verdict = Browse($"--window-size={width},{Height}", $"--screenshot={picture}", new Uri(page).AbsoluteUri);

        Complaints(verdict).ShouldBeEmpty();
        var png = File.ReadAllBytes(picture);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(width);
        png.Length.ShouldBeGreaterThan(20_000, "an empty page packs into less");
    }

    [SkippableFact]
    public void Hostile_text_runs_nothing_and_loads_nothing()
    {
        var page = Write(ReportPage.Render(Report(Hostile, Hostile)));

        var verdict = Browse("--dump-dom", new Uri(page).AbsoluteUri);

        Complaints(verdict).ShouldBeEmpty();
        verdict.Output.ShouldContain("&lt;script&gt;");
        verdict.Output.ShouldNotContain("<script");
        verdict.Output.ShouldNotContain("<img");
    }

    [SkippableFact]
    public void The_page_forbids_what_it_does_not_need()
    {
        var page = Write(ReportPage.Render(Report("tool", "linux-x86_64")).Replace("<h1>", "<h1 style=\"color:red\"><script>document.title = 'run'</script>", StringComparison.Ordinal));

        var verdict = Browse("--dump-dom", new Uri(page).AbsoluteUri);

        Complaints(verdict).Count(line => line.Contains("Content Security Policy")).ShouldBe(2);
    }

    private static RunReport Report(string name, string target) => new()
    {
        Project = name,
        Description = name,
        Failure = name,
        Next = name,
        Store = name,
        Tasks = [.. Enumerable.Range(0, 12).Select(number => new TaskRun($"{name}{number}", (TaskState)(number % 4), TimeSpan.FromSeconds(number), TimeSpan.FromSeconds(1)))],
        Dependencies = Enumerable.Range(1, 11).ToDictionary(number => $"{name}{number}", number => (IReadOnlyList<string>)[$"{name}{number / 2}", $"{name}{number - 1}"]),
        Artifacts = [.. Enumerable.Range(0, 12).Select(number => new MadeArtifact(
            new Artifact
            {
                Kind = ArtifactKind.Archive, Name = $"{name}-1.2.3-{target}-{number}.tar.gz", Path = "dist/" + name, Target = target,
                Sha256 = new string('a', 64), Size = (number + 1) * 100_000, ProducedBy = "Archive", Fingerprint = new string('b', 64),
            },
            ItemOutcome.Made,
            TimeSpan.FromSeconds(1)))],
        Skipped = [new SkippedItem(name, name)],
        Effects = [new PublishedEffect(name, "done", TimeSpan.FromSeconds(1))],
        Notes = HtmlNotes.Render(Notes(name)),
        Finished = DateTimeOffset.UnixEpoch,
    };

    private static ReleaseNotes Notes(string name)
    {
        var person = new GitPerson(name, "ada@example.org");
        var commit = ConventionalCommit.Parse(new GitCommit(new string('a', 40), [], person, person, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, $"feat({name})!: {name}\n\nBREAKING CHANGE: {name}"));
        var version = new ReleaseVersion
        {
            Version = new SemanticVersion(1, 2, 3), Tag = "v1.2.3", IsSnapshot = false, Commit = new string('a', 40), CommitDate = DateTimeOffset.UnixEpoch, ContentDate = DateTimeOffset.UnixEpoch, PreviousTag = name, CommitsSince = 0,
        };
        return new ReleaseNotes(version, [commit], GitRemote.Parse("https://github.com/ada/tool"))
        {
            Title = name,
            Header = name,
            Contributors = ContributorList.Of([commit]),
            Downloads = [new NotesDownload(name, name, name, "https://example.org/" + Uri.EscapeDataString(name))],
            Installation = [new NotesCommands(name, [name])],
        };
    }

    private string Write(string page)
    {
        var path = Path.Combine(_folder, "report.html");
        File.WriteAllText(path, page);
        return path;
    }

    // The flags keep it from looking for the network; the sandbox needs rights that a container does not give.
    private Verdict Browse(params string[] arguments)
    {
        var verdict = Validator.Require("chromium").Run(
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr", "--v=0", $"--user-data-dir={Path.Combine(_folder, "profile")}", .. arguments,
        ]);
        verdict.ExitCode.ShouldBe(0, verdict.Error);
        return verdict;
    }

    private static List<string> Complaints(Verdict verdict) => [.. verdict.Error.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal))];
}
