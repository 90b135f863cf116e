using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Artifacts;

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

        _release.PublishedAssets().Select(asset => asset.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "checksums.txt", "tool-1.2.3-linux-x86_64.tar.gz", "tool-1.2.3-source.tar.gz", "tool-1.2.3-source.zip", "tool-1.2.3-windows-x86_64.zip",
        ]);
        foreach (var line in File.ReadAllLines(Path.Combine(_release.Published, "checksums.txt")))
        {
            var (digest, name) = (line[..64], line[66..]);
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_release.Published, name)))).ShouldBe(digest);
        }
    }

    [Fact]
    public void Archives_hold_program_licence_and_readme_with_modes_and_the_commit_date()
    {
        _release.Run("--target=Archive").ShouldBe(0, _release.Output);

        using var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(_release.Artifacts, "dist", "tool-1.2.3-linux-x86_64.tar.gz")), CompressionMode.Decompress));
        var members = new List<string>();
        while (tar.GetNextEntry() is { } member)
        {
            member.ModificationTime.ShouldBe(new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.Zero));
            member.Uid.ShouldBe(0);
            members.Add($"{member.Name} {Convert.ToString((int)member.Mode, 8)}");
        }

        members.ShouldBe(["LICENSE 644", "README.md 644", "tool 755"]);
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
    public void Other_bytes_under_a_published_name_stop_the_run_and_both_digests_are_named()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var published = _release.PublishedAssets().Single(asset => asset.Name == "tool-1.2.3-linux-x86_64.tar.gz").Sha256!;
        _release.WriteProgram("linux-x86_64/tool", TinyBinaries.Elf(mark: 1));

        _release.Run("--target=Release", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain(published);
        _release.Output.ShouldContain(_release.Catalogue.Released.Single(artifact => artifact.Name == "tool-1.2.3-linux-x86_64.tar.gz").Sha256);
    }

    [Fact]
    public void A_tampered_asset_of_the_draft_stops_the_run_before_publication()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        var drafted = Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "store", "drafts"), "*.zip", SearchOption.AllDirectories).First();
        File.AppendAllText(drafted, "x");

        _release.Run("--target=Release").ShouldNotBe(0);

        Directory.Exists(_release.Published).ShouldBeFalse();
        _release.Output.ShouldContain(Path.GetFileName(drafted));
    }

    [Fact]
    public void Verification_cannot_be_skipped_on_the_way_to_publication()
    {
        _release.Run("--target=Release", "--skip=Verify.Draft").ShouldNotBe(0);

        Directory.Exists(_release.Published).ShouldBeFalse();
        _release.Output.ShouldContain("verification");
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
    public void Plan_lists_files_and_effects_and_touches_nothing()
    {
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        Directory.Exists(_release.Artifacts).ShouldBeFalse();
        _release.Output.ShouldContain("tool-1.2.3-windows-x86_64.zip");
        _release.Output.ShouldContain("create");
    }

    [Fact]
    public void Plan_after_a_release_says_same_for_everything()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^\s*same\s+upload tool-1\.2\.3-source\.zip");
        _release.Output.ShouldNotMatch(@"(?m)^\s*create\s");
    }

    [Fact]
    public void Plan_shows_a_conflict_and_fails()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        _release.WriteProgram("linux-x86_64/tool", TinyBinaries.Elf(mark: 1));
        _release.Run("--target=Attest", "--allow-dirty").ShouldBe(0, _release.Output);

        _release.Run("--target=Plan", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain("conflict");
    }

    [Fact]
    public void Only_one_target_is_built_when_asked()
    {
        _release.Run("--target=Archive", "--only=windows-*").ShouldBe(0, _release.Output);

        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist")).Select(Path.GetFileName).ShouldBe(["tool-1.2.3-windows-x86_64.zip"]);
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
