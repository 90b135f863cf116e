using System.Globalization;
using System.Security.Cryptography;
using Releasing.Benchmarks.Measuring;
using Releasing.Cake.Testing;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast many assets reach a GitHub that takes its time, and how much memory a large one needs.</summary>
internal sealed class GitHubReleases : Scenario
{
    private const int Count = 60;
    private const int Length = 5_000_000;
    private const long LargeLength = 2_000_000_000;
    private const string Tag = "v1.0.0";

    public override string Name => "github";

    public override string Description => "60 assets of 5 MB and one of 2 GB released on the fake GitHub, against gh";

    public override int Rounds => 5;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("gh");
        using var work = new WorkFolder();
        var github = FakeGitHub.StartAsync(new FakeGitHubOptions { Socket = work["s"] }).GetAwaiter().GetResult();
        try
        {
            github.Latency = TimeSpan.FromMilliseconds(20);
            var repository = github.AddRepository("ada", "engine");
            var commit = repository.AddFile("main", "README.md", "engine\n");
            repository.AddTag(Tag, commit);
            var files = Files(work);
            var host = Published.Host(work, Path.Combine(Repository, "tests", "Releasing.Benchmarks", "Releasing.Benchmarks.csproj"));

            var ours = new Contestant("GitHubStore", Ours(host, github, work, commit, Catalogue(work, files)), () => Clear(repository, work));
            var theirs = new Contestant("gh release create", Gh(github, work, ["release", "create", Tag, "--title", Tag, "--notes", "Notes.", .. files]), () => Clear(repository, work));
            Contestant.Alternate(rounds, ours, theirs);
            yield return Finding.Ratio(Text($"{Count} assets of 5 MB, 20 ms a request, a process of its own"), ours, theirs, 0.7);

            // The same within a release, which has started long before and asked GitHub in its pre-flight.
            var inside = new Samples();
            for (var round = 0; round < rounds; round++)
            {
                Clear(repository, work);
                inside.Add(double.Parse(ours.Command.Run().Output, CultureInfo.InvariantCulture));
            }

            yield return Finding.Limit(Text($"{Count} assets of 5 MB, 20 ms a request, in a running host"), $"{inside} s", $"{theirs.Seconds} s (gh release create)", inside.Median / theirs.Seconds.Median, 0.7, "×");

            work.Make("large");
            using (var large = File.Create(work["large/engine.img"]))
            {
                large.SetLength(LargeLength);
            }

            Clear(repository, work);
            var outcome = (Ours(host, github, work, commit, Catalogue(work, work["large/engine.img"])) with { WatchMemory = true }).Run();
            var peak = outcome.PeakBytes / 1e6;
            yield return Finding.Limit("peak memory, one asset of 2 GB", string.Create(CultureInfo.InvariantCulture, $"{peak:0} MB in {outcome.Elapsed.TotalSeconds:0.0} s"), "", peak, 150, " MB");
        }
        finally
        {
            github.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static string[] Files(WorkFolder work)
    {
        work.Make("files");
        var random = new Random(6);
        var contents = new byte[Length];
        string[] files = [.. Enumerable.Range(0, Count).Select(at => work[$"files/engine-{at:00}.zip"])];
        foreach (var file in files)
        {
            random.NextBytes(contents);
            File.WriteAllBytes(file, contents);
        }

        return files;
    }

    // What a release has computed while it wrote its files: nothing is hashed only to be uploaded.
    private static string Catalogue(WorkFolder work, params IReadOnlyList<string> files) => work.Write(
        "catalogue.txt", string.Concat(files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file}\t{new FileInfo(file).Length}\t{Digest(file)}\n"))));

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // As a repository's build runs it: in a host that is compiled for this machine.
    private static Command Ours(string host, FakeGitHub github, WorkFolder work, string commit, string catalogue) =>
        new Command("dotnet", host, "github-release", github.Api.AbsoluteUri, "ada", "engine", Tag, commit, catalogue, work["ledger.jsonl"]) with { Variables = new Dictionary<string, string?> { ["GITHUB_TOKEN"] = github.Token } };

    private static Command Gh(FakeGitHub github, WorkFolder work, IReadOnlyList<string> arguments)
    {
        work.Write("gh/config.yml", $"version: 1\nprompt: disabled\nhttp_unix_socket: {github.Socket}\n");
        return new Command("gh", arguments)
        {
            Variables = new Dictionary<string, string?> { ["GH_CONFIG_DIR"] = work["gh"], ["GH_TOKEN"] = github.Token, ["GH_REPO"] = "ada/engine", ["GH_NO_UPDATE_NOTIFIER"] = "1" },
        };
    }

    // Every run makes the release anew; what the one before left says that it was whole.
    private static void Clear(FakeRepository repository, WorkFolder work)
    {
        foreach (var release in repository.Releases)
        {
            if (release.IsDraft || release.Assets.Count != Count || release.Assets.Any(asset => asset.State != "uploaded"))
            {
                throw new BenchmarkException("A release is not whole.");
            }

            repository.RemoveRelease(release);
        }

        File.Delete(work["ledger.jsonl"]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
