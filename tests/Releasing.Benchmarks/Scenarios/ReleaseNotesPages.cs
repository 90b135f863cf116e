using System.Globalization;
using Releasing.Benchmarks.Measuring;
using Releasing.Benchmarks.Workers;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How soon the notes of a release and a whole changelog are there.</summary>
internal sealed class ReleaseNotesPages : Scenario
{
    private const string Cliff = "/opt/releasing-validators/node_modules/git-cliff-linux-x64/bin/git-cliff";
    private const double Megabyte = 1_000_000;

    private static readonly (int Commits, int Tags)[] s_sizes = [(2_000, 50), (20_000, 500), (100_000, 5_000)];

    public override string Name => "notes";

    public override string Description => "release notes and changelogs of generated histories, and of RELEASING_NOTES_REPOSITORY where it is set, against git log and git-cliff";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        if (!File.Exists(Cliff))
        {
            throw new BenchmarkException($"{Cliff} is not installed: run tools/install-validators.sh.");
        }

        using var work = new WorkFolder();
        var host = Published.Host(work, Project("tests", "Releasing.Benchmarks"));
        var folders = s_sizes.Select(size => (Folder: GeneratedHistory.Make(work, size.Commits, size.Tags), Name: Text($"{size.Commits:N0} commits, {size.Tags:N0} tags"))).ToList();
        if (Environment.GetEnvironmentVariable("RELEASING_NOTES_REPOSITORY") is { Length: > 0 } named)
        {
            folders.Add((Path.GetFullPath(named), Path.GetFileName(named.TrimEnd('/'))));
        }

        var single = GeneratedHistory.Make(work, 1, 0);
        foreach (var (folder, name) in folders)
        {
            yield return Changelog(work, host, folder, single, name, rounds);
            yield return InRunningHost(host, folder, name, rounds);
        }

        yield return MemoryOf(host, folders[0].Folder, folders[s_sizes.Length - 1].Folder);
        yield return AgainstCliff(work, host);
        yield return WholeProcess(work, folders[1].Folder, rounds);
    }

    // Start-up is what a history of one commit costs: the runtime, what is compiled at its first use, four processes of git. It is told beside the figure.
    private static Finding Changelog(WorkFolder work, string host, string folder, string single, string name, int rounds)
    {
        var (page, log) = (work["changelog.md"], work["log.bin"]);
        var ours = new Contestant("All", Worker(host, "notes-all", folder, page));
        var git = new Contestant("git log", new Command("git", "log", "-z", "--output=" + log, NotesWorker.Format) { Folder = folder });
        var start = new Contestant("start", Worker(host, "notes-all", single, work["single.md"]));
        Contestant.Alternate(rounds, ours, git, start);
        return Finding.Limit(
            $"changelog, {name}, start-up taken off", $"{ours.Seconds} s, start-up {start.Seconds} s", $"{git.Seconds} s (git log)", (ours.Seconds.Median - start.Seconds.Median) / git.Seconds.Median, 1.5, "×");
    }

    private static Finding InRunningHost(string host, string folder, string name, int rounds)
    {
        var figures = Worker(host, "notes-latest", folder, rounds.ToString(CultureInfo.InvariantCulture)).Run().Output.Split(' ');
        var (ours, git) = (Number(figures[0]), Number(figures[1]));
        return Finding.Limit($"last tag to head in a running host, {name}", Text($"{ours:0.0} ms"), Text($"{git:0.0} ms (git log)"), ours - git, 30, " ms");
    }

    private static Finding MemoryOf(string host, string small, string large)
    {
        var (few, many) = (Worker(host, "notes-memory", small).Run().Output.Split(' '), Worker(host, "notes-memory", large).Run().Output.Split(' '));
        return Finding.Limit(
            "memory for what is new: what 50 times the history adds",
            Text($"peak {Number(many[1]) / Megabyte:0.0} MB, {Number(many[0]) / Megabyte:0.0} MB allocated"),
            Text($"peak {Number(few[1]) / Megabyte:0.0} MB, {Number(few[0]) / Megabyte:0.0} MB allocated (the short one)"),
            (Number(many[1]) - Number(few[1])) / Megabyte,
            10,
            " MB");
    }

    private static Finding AgainstCliff(WorkFolder work, string host)
    {
        var folder = GeneratedHistory.Make(work, 10_000, 500);
        var ours = new Contestant("All", Worker(host, "notes-all", folder, work["changelog.md"]));
        var cliff = new Contestant("git-cliff", new Command(Cliff, "--output", work["cliff.md"]) { Folder = folder });
        Contestant.Alternate(1, ours);

        // It needs a good part of a minute.
        cliff.Seconds.Add(cliff.Run().Elapsed.TotalSeconds);
        return Finding.Ratio("changelog, 10,000 commits, 500 tags", ours, cliff, 0.05);
    }

    private static Finding WholeProcess(WorkFolder work, string folder, int rounds)
    {
        var program = Published.Program(work, Project("src", "Releasing.Cli"), "releasing");
        var ours = new Contestant("releasing", new Command(program, "--target=ReleaseNotes") { Folder = folder }, () => WorkFolder.Remove(Path.Combine(folder, "artifacts")));
        var cliff = new Contestant("git-cliff --unreleased", new Command(Cliff, "--unreleased", "--output", work["cliff.md"]) { Folder = folder });
        Contestant.Alternate(rounds, ours, cliff);
        return Finding.Ratio("releasing --target=ReleaseNotes, 20,000 commits", ours, cliff, 3);
    }

    private static string Project(string room, string name) => Path.Combine(Repository, room, name, name + ".csproj");

    // As repositories start their builds: in a host that is compiled for this machine.
    private static Command Worker(string host, params IReadOnlyList<string> arguments) => new("dotnet", [host, .. arguments]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
