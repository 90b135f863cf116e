using Releasing.Artifacts;
using Releasing.Failures;
using static Releasing.Core.Tests.Artifacts.ArtifactSamples;

namespace Releasing.Core.Tests.Artifacts;

public sealed class CatalogueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_recorded_is_there_after_opening_again()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        var archive = Archive("tool-1.0.0-linux-x86_64.tar.gz") with { Subject = "x" };
        var binary = Binary("tool", "linux-x86_64");
        var sources = Archive("tool-1.0.0.tar.gz", target: null);
        var image = Archive("registry.example.org/acme/tool", target: null, task: "Container") with { Kind = ArtifactKind.Image, Path = null };
        foreach (var artifact in new[] { archive, binary, sources, image })
        {
            catalogue.Record(artifact);
        }

        var again = Catalogue.Open(_folder.Path);
        again.All.ShouldBe([archive, sources, image, binary]);
        again.All.ShouldBe(catalogue.All);
        again.Released.Select(artifact => artifact.Name).ShouldBe(["tool-1.0.0-linux-x86_64.tar.gz", "tool-1.0.0.tar.gz"]);
        again.Of(ArtifactKind.Binary, ArtifactKind.Image).ShouldBe([image, binary]);
        again.ForTarget("linux-x86_64").ShouldBe([archive, binary]);
        again.ForTarget(null).ShouldBe([sources, image]);
        again.Find("dist/tool-1.0.0.tar.gz").ShouldBe(sources);
        again.Find("dist/none").ShouldBeNull();
        again.FullPath(archive).ShouldBe(_folder["dist/tool-1.0.0-linux-x86_64.tar.gz"]);
        Should.Throw<ReleaseException>(() => again.FullPath(image)).Message.ShouldContain("image");
    }

    [Fact]
    public void Files_are_the_same_bytes_whatever_the_order_and_hold_no_machine_or_time()
    {
        Artifact[] artifacts = [Archive("b+1.tar.gz"), Archive("a.tar.gz"), Archive("c.zip", "windows-x86_64"), Archive("s.tar.gz", null)];
        using var other = new TemporaryFolder();
        var (one, two) = (Catalogue.Open(_folder.Path), Catalogue.Open(other.Path));
        foreach (var artifact in artifacts)
        {
            one.Record(artifact);
        }

        two.Record(artifacts.Reverse().ToArray());

        var files = CatalogueFiles(_folder.Path);
        files.ShouldBe(CatalogueFiles(other.Path));
        files.Keys.ShouldBe(["catalogue.json", "catalogue/Archive.all.json", "catalogue/Archive.linux-x86_64.json", "catalogue/Archive.windows-x86_64.json"]);
        files.Values.ShouldAllBe(text => !text.Contains('\r') && text.EndsWith('\n') && !text.Contains(_folder.Path));
        files["catalogue/Archive.linux-x86_64.json"].ShouldContain("\"name\": \"b+1.tar.gz\"");
    }

    [Fact]
    public void Recording_the_same_again_writes_nothing()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        catalogue.Record(Archive("a.tar.gz"));
        var files = Directory.GetFiles(_folder.Path, "*.json", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        catalogue.Record(Archive("a.tar.gz"));
        Catalogue.Open(_folder.Path).Record(Archive("a.tar.gz"));
        files.Length.ShouldBe(2);
        files.ShouldAllBe(file => File.GetLastWriteTimeUtc(file) == DateTime.UnixEpoch);
    }

    [Fact]
    public void Rebuilding_replaces_the_entry()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        catalogue.Record(Archive("a.tar.gz", content: "old"));
        catalogue.Record(Archive("a.tar.gz", content: "new"));
        catalogue.All.ShouldHaveSingleItem().Sha256.ShouldBe(FileDigest.OfText("new"));
    }

    [Fact]
    public void Two_makers_of_one_path_with_other_bytes_are_a_conflict_that_names_both()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        catalogue.Record(Archive("a.tar.gz", content: "one"));
        var before = CatalogueFiles(_folder.Path);
        var error = Should.Throw<ReleaseException>(() => catalogue.Record(Archive("a.tar.gz", content: "two", task: "MyArchive")));
        error.Message.ShouldContain(FileDigest.OfText("one"));
        error.Message.ShouldContain(FileDigest.OfText("two"));
        error.Message.ShouldContain("MyArchive");
        CatalogueFiles(_folder.Path).ShouldBe(before);
        Should.Throw<ReleaseException>(() => catalogue.Record(Archive("A.tar.gz", "windows-x86_64", "three", path: "dist/other/A.tar.gz"))).Message.ShouldContain("two contents");
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("dist/../../escape")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows")]
    [InlineData("dist\\a")]
    [InlineData("dist//a")]
    [InlineData("dist/a\n")]
    public void A_path_that_leaves_the_folder_is_refused(string path)
    {
        var catalogue = Catalogue.Open(_folder.Path);
        Should.Throw<ReleaseException>(() => catalogue.Record(Archive("a.tar.gz", path: path)));
        Should.Throw<ReleaseException>(() => catalogue.FullPath(path));
        catalogue.All.ShouldBeEmpty();
    }

    [Fact]
    public void Stale_artifacts_leave_the_catalogue_and_only_their_files_in_dist_are_deleted()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        var kept = Archive("new.tar.gz").WriteTo(_folder, "new");
        var stale = Archive("old.tar.gz").WriteTo(_folder, "old");
        var staleFolder = Archive("Tool.app").WriteTo(_folder, "x") with { Path = "dist/Tool.app" };
        File.Delete(_folder["dist/Tool.app"]);
        _folder.Write("dist/Tool.app/Contents/Info", "x");
        var staleBinary = Binary("old", "linux-armv7").WriteTo(_folder, "binary");
        var moved = Archive("moved.tar.gz", "old-target").WriteTo(_folder, "moved");
        catalogue.Record([kept, stale, staleFolder, staleBinary, moved, moved with { Target = "new-target" }]);

        var dropped = catalogue.Retain(new HashSet<ArtifactKey> { ArtifactKey.Of(kept), ArtifactKey.Of(Plan(moved) with { Target = "new-target" }) });

        dropped.ShouldBe([staleFolder, moved, stale, staleBinary], ignoreOrder: true);
        Catalogue.Open(_folder.Path).All.ShouldBe([moved with { Target = "new-target" }, kept]);
        File.Exists(_folder["dist/new.tar.gz"]).ShouldBeTrue();
        File.Exists(_folder["dist/moved.tar.gz"]).ShouldBeTrue();
        File.Exists(_folder["dist/old.tar.gz"]).ShouldBeFalse();
        Directory.Exists(_folder["dist/Tool.app"]).ShouldBeFalse();
        File.Exists(_folder["work/linux-armv7/old"]).ShouldBeTrue();
        File.Exists(_folder["catalogue/CrossCompile.linux-armv7.json"]).ShouldBeFalse();
    }

    [Fact]
    public void Deletes_nothing_through_a_linked_folder()
    {
        using var outside = new TemporaryFolder();
        outside.Write("precious", "p");
        Directory.CreateDirectory(_folder["dist"]);
        Directory.CreateSymbolicLink(_folder["dist/link"], outside.Path);
        var catalogue = Catalogue.Open(_folder.Path);
        catalogue.Record(Archive("precious", path: "dist/link/precious"));
        Should.Throw<ReleaseException>(() => catalogue.Retain(new HashSet<ArtifactKey>())).Message.ShouldContain("link");
        File.Exists(outside["precious"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Recording_from_many_threads_loses_nothing()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        var artifacts = Enumerable.Range(0, 60).Select(index => Archive($"a{index:00}.tar.gz", $"target-{index % 4}", $"content {index}")).ToArray();
        await Parallel.ForEachAsync(artifacts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (artifact, _) =>
        {
            catalogue.Record(artifact);
            catalogue.Find(artifact.Identity).ShouldBe(artifact);
            return ValueTask.CompletedTask;
        });
        catalogue.All.ShouldBe(artifacts);
        Catalogue.Open(_folder.Path).All.ShouldBe(artifacts);
        Directory.GetFiles(_folder.Path, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Targets_with_dots_and_hostile_task_names_keep_their_own_fragments()
    {
        var catalogue = Catalogue.Open(_folder.Path);
        catalogue.Record([
            Archive("a", "b.c", "1", "T"), Archive("b", "c", "2", "T.b"), Archive("c", "all", "3", "T"), Archive("d", null, "4", "T"),
            Archive("e", null, "5", "../../T"), Archive("f", null, "6", "CON")]);
        Catalogue.Open(_folder.Path).All.ShouldBe(catalogue.All);
        Directory.GetFiles(_folder["catalogue"]).Length.ShouldBe(6);
    }
}
