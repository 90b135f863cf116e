using System.Security.Cryptography;
using Releasing.Artifacts;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Hosting;

[Collection(OneHostAtATime.Name)]
public sealed class PipelineTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Publishes_everything_to_the_local_store()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        string[] files =
        [
            "checksums.txt",
            "tool-1.2.3-1.x86_64.rpm", "tool-1.2.3-1.x86_64.rpm.cdx.json", "tool-1.2.3-1.x86_64.rpm.spdx.json",
            "tool-1.2.3-linux-x86_64.tar.gz", "tool-1.2.3-linux-x86_64.tar.gz.cdx.json", "tool-1.2.3-linux-x86_64.tar.gz.spdx.json",
            "tool-1.2.3-source.tar.gz", "tool-1.2.3-source.zip",
            "tool-1.2.3-windows-x86_64.msi", "tool-1.2.3-windows-x86_64.msi.cdx.json", "tool-1.2.3-windows-x86_64.msi.spdx.json",
            "tool-1.2.3-windows-x86_64.zip", "tool-1.2.3-windows-x86_64.zip.cdx.json", "tool-1.2.3-windows-x86_64.zip.spdx.json",
            "tool-1.2.3.cdx.json", "tool-1.2.3.provenance.json", "tool-1.2.3.spdx.json",
            "tool_1.2.3-1_amd64.deb", "tool_1.2.3-1_amd64.deb.cdx.json", "tool_1.2.3-1_amd64.deb.spdx.json",
        ];
        string[] reports = ["tool-1.2.3.verification.json", "tool-1.2.3.verification.md"];
        var published = _release.PublishedAssets().Select(asset => asset.Name).ToList();
        published.Where(name => !name.EndsWith(".sigstore.json", StringComparison.Ordinal) && !name.EndsWith(".sig", StringComparison.Ordinal)).ShouldBe([.. files, .. reports], ignoreOrder: true);
        published.Count.ShouldBe((3 * files.Length) + reports.Length, "a bundle and a signature beside each");
        foreach (var line in File.ReadAllLines(Path.Combine(_release.Published, "checksums.txt")))
        {
            var (digest, name) = (line[..64], line[66..]);
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_release.Published, name)))).ShouldBe(digest);
        }
    }

    [Fact]
    public void A_second_run_makes_nothing_again()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var ledger = File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl"));
        var times = WriteTimes();

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        WriteTimes().ShouldBe(times);
        File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl")).ShouldBe(ledger);
    }

    [Fact]
    public void An_altered_output_is_made_again()
    {
        _release.Run("--target=Package").ShouldBe(0, _release.Output);
        var archive = Path.Combine(_release.Artifacts, "dist", "tool-1.2.3-linux-x86_64.tar.gz");
        var bytes = File.ReadAllBytes(archive);
        File.WriteAllBytes(archive, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);

        _release.Run("--target=Package").ShouldBe(0, _release.Output);

        File.ReadAllBytes(archive).ShouldBe(bytes);
    }

    [Fact]
    public void What_an_earlier_version_left_is_neither_listed_nor_kept()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        _release.Write("README.md", "# tool, better\n");
        _release.Commit("fix: better");
        _release.Tag("v1.2.4");

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Catalogue.Released.Select(artifact => artifact.Name).ShouldAllBe(name => !name.Contains("1.2.3"));
        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist")).ShouldAllBe(path => !path.Contains("1.2.3"));
        File.ReadAllText(Path.Combine(_release.Artifacts, "dist", "checksums.txt")).ShouldNotContain("1.2.3");
    }

    [Fact]
    public void A_corrupt_fragment_stops_the_run_and_names_the_file()
    {
        _release.Run("--target=Package").ShouldBe(0, _release.Output);
        var fragment = Path.Combine(_release.Artifacts, "catalogue", "SourceArchive.all.json");
        File.WriteAllText(fragment, File.ReadAllText(fragment).Replace("\"sha256\"", "sha256"));

        _release.Run("--target=Package").ShouldNotBe(0);

        _release.Output.ShouldContain("SourceArchive.all.json");
    }

    [Fact]
    public void A_dirty_tree_is_refused_and_a_snapshot_of_it_has_a_name_of_its_own()
    {
        _release.Write("README.md", "# edited\n");

        _release.Run("--target=Release").ShouldNotBe(0);
        _release.Output.ShouldContain("README.md");
        _release.Run("--target=Release", "--snapshot").ShouldBe(0, _release.Output);
        _release.Catalogue.Of(ArtifactKind.Checksum).ShouldHaveSingleItem();
        Directory.Exists(_release.Published).ShouldBeFalse();
    }

    [Fact]
    public void Only_one_target_is_built_when_asked()
    {
        _release.Run("--target=Archive", "--only=windows-*").ShouldBe(0, _release.Output);

        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist")).Select(Path.GetFileName).ShouldBe(["tool-1.2.3-windows-x86_64.zip"]);
    }

    [Fact]
    public void Only_this_machine_is_built_for_when_asked()
    {
        _release.Run("--target=Archive", "--single-target").ShouldBe(0, _release.Output);

        var dist = Path.Combine(_release.Artifacts, "dist");
        (Directory.Exists(dist) ? Directory.EnumerateFiles(dist) : []).ShouldAllBe(path => path.Contains(TargetTable.Host!.Name + "."));
    }

    [Fact]
    public void A_corrupt_ledger_line_stops_the_run_and_is_named_by_its_number()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        var ledger = Path.Combine(_release.Artifacts, "ledger.jsonl");
        var lines = File.ReadAllLines(ledger);
        lines[2] = lines[2].Replace("\"effect\"", "effect");
        File.WriteAllText(ledger, string.Join('\n', lines) + "\n");

        _release.Run("--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain("ledger.jsonl(3): the ledger is damaged");
        Directory.Exists(_release.Published).ShouldBeFalse();
    }

    [Fact]
    public void The_output_folder_can_be_chosen()
    {
        _release.Run("--target=Archive", "--output=out").ShouldBe(0, _release.Output);

        File.Exists(Path.Combine(_release.Root, "out", "dist", "tool-1.2.3-linux-x86_64.tar.gz")).ShouldBeTrue();
        Directory.Exists(_release.Artifacts).ShouldBeFalse();
    }

    private Dictionary<string, DateTime> WriteTimes() => new[] { "dist", "store", "work/bin" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(_release.Artifacts, folder), "*", SearchOption.AllDirectories))
        .ToDictionary(path => path, File.GetLastWriteTimeUtc);
}
