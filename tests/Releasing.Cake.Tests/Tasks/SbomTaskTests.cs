using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Releasing.Sboms;
using Releasing.Sboms.Reading;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class SbomTaskTests : IDisposable
{
    private const string CargoLock = """
        version = 4

        [[package]]
        name = "serde"
        version = "1.0.200"
        source = "registry+https://index.example.org/crates"
        checksum = "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

        [[package]]
        name = "tool"
        version = "1.2.3"
        dependencies = ["serde"]

        """;

    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public async Task Writes_one_for_every_package_of_programs_and_one_for_the_release()
    {
        _release.Run("--target=Checksum").ShouldBe(0, _release.Output);

        var sboms = _release.Catalogue.Of(ArtifactKind.Sbom);
        sboms.Select(sbom => sbom.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "tool-1.2.3-1.x86_64.rpm.cdx.json", "tool-1.2.3-1.x86_64.rpm.spdx.json",
            "tool-1.2.3-linux-x86_64.tar.gz.cdx.json", "tool-1.2.3-linux-x86_64.tar.gz.spdx.json",
            "tool-1.2.3-windows-x86_64.msi.cdx.json", "tool-1.2.3-windows-x86_64.msi.spdx.json",
            "tool-1.2.3-windows-x86_64.zip.cdx.json", "tool-1.2.3-windows-x86_64.zip.spdx.json",
            "tool-1.2.3.cdx.json", "tool-1.2.3.spdx.json",
            "tool_1.2.3-1_amd64.deb.cdx.json", "tool_1.2.3-1_amd64.deb.spdx.json",
        ]);
        var digests = _release.Catalogue.Released.ToDictionary(artifact => artifact.Name, artifact => artifact.Sha256, StringComparer.Ordinal);
        foreach (var sbom in sboms)
        {
            var reading = await ReadAsync(sbom.Name);
            reading.Problems.ShouldBeEmpty(sbom.Name);
            if (sbom.Subject is { } subject)
            {
                (reading.Subject!.Name, reading.Subject.Sha256).ShouldBe((subject, digests[subject]));
            }
            else
            {
                reading.Subject!.Name.ShouldBe("tool");
                reading.Parts.Select(part => (part.Name, part.Sha256)).Order().ShouldBe(
                    digests.Where(row => row.Key is not "checksums.txt" && !row.Key.EndsWith(".json", StringComparison.Ordinal)).Select(row => (row.Key, (string?)row.Value)).Order());
            }
        }

        var checksums = File.ReadAllText(Path.Combine(_release.Artifacts, "dist", "checksums.txt"));
        sboms.ShouldAllBe(sbom => checksums.Contains($"{sbom.Sha256}  {sbom.Name}\n"));
    }

    [Fact]
    public async Task Reads_the_lock_files_of_the_repository_for_the_whole_release()
    {
        Lock("Cargo.lock", CargoLock);
        Lock("tests/fixtures/Cargo.lock", "damaged [[[");

        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);

        (await ReadAsync("tool-1.2.3.cdx.json")).Components.ShouldBe(2);
        Text("tool-1.2.3.cdx.json").ShouldContain("pkg:cargo/serde@1.0.200");
        Text("tool-1.2.3.cdx.json").ShouldContain("\"phase\": \"post-build\"");
    }

    [Fact]
    public void A_damaged_lock_file_stops_the_run_and_is_named()
    {
        Lock("Cargo.lock", "damaged [[[");

        _release.Run("--target=Sbom").ShouldNotBe(0);

        _release.Output.ShouldContain("Cargo.lock");
        _release.Catalogue.Of(ArtifactKind.Sbom).ShouldNotContain(sbom => sbom.Subject == null);
    }

    [Fact]
    public void Makes_nothing_again_until_a_lock_file_changes()
    {
        Lock("Cargo.lock", CargoLock);
        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);
        var before = Times();

        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);
        Times().ShouldBe(before);

        _release.Write("Cargo.lock", CargoLock.Replace("1.0.200", "1.0.201"));
        _release.Run("--target=Sbom", "--allow-dirty").ShouldBe(0, _release.Output);
        Times().ShouldNotBe(before);
        Text(_release.Catalogue.Of(ArtifactKind.Sbom).Single(sbom => sbom.Subject == null && sbom.Name.EndsWith(".cdx.json")).Name).ShouldContain("serde@1.0.201");
    }

    [Fact]
    public void The_same_commit_gives_the_same_bytes()
    {
        Lock("Cargo.lock", CargoLock);
        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);
        var first = _release.Catalogue.Of(ArtifactKind.Sbom).Select(sbom => (sbom.Name, sbom.Sha256)).ToList();
        Directory.Delete(_release.Artifacts, recursive: true);

        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);

        _release.Catalogue.Of(ArtifactKind.Sbom).Select(sbom => (sbom.Name, sbom.Sha256)).ShouldBe(first);
    }

    [Fact]
    public void Settings_choose_formats_and_supplier_and_leave_the_single_files_out()
    {
        _release.Run<SbomContext>([], "--target=Sbom").ShouldBe(0, _release.Output);

        _release.Catalogue.Of(ArtifactKind.Sbom).Select(sbom => sbom.Name).ShouldBe(["tool-v1.2.3.cdx.json", "tool-v1.2.3.spdx3.json"], ignoreOrder: true);
        Text("tool-v1.2.3.cdx.json").ShouldContain("\"specVersion\": \"1.7\"");
        Text("tool-v1.2.3.cdx.json").ShouldContain("Analytical Engines Ltd");
        Text("tool-v1.2.3.spdx3.json").ShouldContain("\"type\": \"Organization\"");
    }

    [Fact]
    public void Formats_whose_files_have_one_name_are_refused()
    {
        _release.Run<TwoVersionsContext>([], "--target=Sbom").ShouldNotBe(0);

        _release.Output.ShouldContain("Settings.Sbom.Formats has CycloneDx16 and CycloneDx17, whose files have one name.");
    }

    [Fact]
    public void Without_a_format_the_task_is_left_out()
    {
        _release.Run<NoSbomContext>([], "--target=Checksum").ShouldBe(0, _release.Output);

        _release.Catalogue.Of(ArtifactKind.Sbom).ShouldBeEmpty();
        _release.Output.ShouldContain("Settings.Sbom.Formats is empty");
    }

    [Fact]
    public void A_repository_adds_what_only_it_knows()
    {
        _release.Run([typeof(MySbom)], "--target=Sbom").ShouldBe(0, _release.Output);

        Text("tool-1.2.3.cdx.json").ShouldContain("pkg:generic/sqlite@3.45.1");
    }

    [Fact]
    public void A_file_to_read_that_is_not_there_is_named()
    {
        _release.Run<MissingLockContext>([], "--target=Sbom").ShouldNotBe(0);

        _release.Output.ShouldContain("'vendor.lock' is not there or is no lock file that can be read");
    }

    [Fact]
    public void Says_what_is_missing_in_the_log()
    {
        _release.Run("--target=Sbom").ShouldBe(0, _release.Output);

        var log = File.ReadAllText(Path.Combine(_release.Artifacts, "work", "logs", "Sbom", "tool-1.2.3-linux-x86_64.tar.gz.log"));
        log.ShouldContain("does not say which components it holds");
    }

    private void Lock(string path, string text)
    {
        _release.Write(path, text);
        _release.Commit("chore: lock");
        _release.Retag("v1.2.3");
    }

    private Task<SbomReading> ReadAsync(string name) => SbomReader.ReadFileAsync(Path.Combine(_release.Artifacts, "dist", name));

    private string Text(string name) => File.ReadAllText(Path.Combine(_release.Artifacts, "dist", name));

    private Dictionary<string, DateTime> Times() =>
        Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.json").ToDictionary(path => path, File.GetLastWriteTimeUtc);
}

public sealed class SbomContext : PrebuiltContext
{
    public SbomContext(ICakeContext context)
        : base(context)
    {
        Settings.Sbom.Formats.Clear();
        Settings.Sbom.Formats.Add(SbomFormat.CycloneDx17);
        Settings.Sbom.Formats.Add(SbomFormat.Spdx301);
        Settings.Sbom.PerArtifact = false;
        Settings.Sbom.NameTemplate = "{name}-{tag}";
        Settings.Sbom.Supplier = "Analytical Engines Ltd";
        Settings.Sbom.Development = DevelopmentDependencies.Nowhere;
    }
}

public sealed class TwoVersionsContext : PrebuiltContext
{
    public TwoVersionsContext(ICakeContext context)
        : base(context) => Settings.Sbom.Formats.Add(SbomFormat.CycloneDx17);
}

public sealed class NoSbomContext : PrebuiltContext
{
    public NoSbomContext(ICakeContext context)
        : base(context) => Settings.Sbom.Formats.Clear();
}

public sealed class MissingLockContext : PrebuiltContext
{
    public MissingLockContext(ICakeContext context)
        : base(context) => Settings.Sbom.Files.Add("vendor.lock");
}

[TaskName(TaskNames.Sbom)]
[TaskDescription("Adds what only the repository knows")]
public sealed class MySbom : SbomTask
{
    protected override Bom Describe(ReleaseContext context, PlannedArtifact artifact, Bom found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var builder = new InventoryBuilder("build");
        builder.Add(new Component { Ecosystem = Ecosystem.Generic, Name = "sqlite", Version = "3.45.1", Licence = "blessing" });
        return found with { Subject = found.Subject with { Inventories = [.. found.Subject.Inventories, builder.Build(knowsDependencies: true)] } };
    }
}
