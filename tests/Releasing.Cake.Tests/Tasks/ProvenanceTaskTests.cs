using System.Security.Cryptography;
using System.Text.Json;
using Releasing.Artifacts;
using Releasing.Cake.Tests.Hosting;
using Releasing.Provenance;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class ProvenanceTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    private string Provenance => Path.Combine(_release.Artifacts, "dist", "tool-1.2.3.provenance.json");

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Names_every_file_but_itself_with_its_digest_and_the_checksums_last()
    {
        _release.Run("--target=Provenance").ShouldBe(0, _release.Output);

        var statement = Statement.Read(File.ReadAllBytes(Provenance), "provenance");
        statement.PredicateType.ShouldBe("https://slsa.dev/provenance/v1");
        statement.Subjects[^1].Name.ShouldBe("checksums.txt");
        var files = Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist")).Where(file => file != Provenance)
            .Select(file => new Subject(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))));
        statement.Subjects.ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public void Claims_of_a_local_build_only_what_is_true()
    {
        _release.Run("--target=Provenance").ShouldBe(0, _release.Output);

        var text = File.ReadAllText(Provenance);
        using var json = JsonDocument.Parse(text);
        var predicate = json.RootElement.GetProperty("predicate");
        var build = predicate.GetProperty("buildDefinition");
        build.GetProperty("buildType").GetString().ShouldBe(LocalBuild.BuildType);
        build.GetProperty("externalParameters").GetProperty("tag").GetString().ShouldBe("v1.2.3");
        build.GetProperty("internalParameters").GetProperty("dirty").GetBoolean().ShouldBeFalse();
        build.GetProperty("resolvedDependencies")[0].GetProperty("digest").GetProperty("gitCommit").GetString()!.Length.ShouldBe(40);
        var run = predicate.GetProperty("runDetails");
        run.GetProperty("builder").GetProperty("id").GetString().ShouldBe(LocalBuild.BuilderId);
        run.TryGetProperty("metadata", out _).ShouldBeFalse("nothing tells the runs of an unidentified builder apart");
        text.ShouldNotContain(_release.Root);
        text.ShouldNotContain(Environment.UserName + "\"");
        text.ShouldNotContain(Environment.MachineName);
    }

    [Fact]
    public void The_byproduct_is_the_catalogue_of_what_existed_then()
    {
        _release.Run("--target=Provenance").ShouldBe(0, _release.Output);

        using var json = JsonDocument.Parse(File.ReadAllText(Provenance));
        var byproduct = json.RootElement.GetProperty("predicate").GetProperty("runDetails").GetProperty("byproducts").EnumerateArray().ShouldHaveSingleItem();
        byproduct.GetProperty("name").GetString().ShouldBe("catalogue.json");
        byproduct.GetProperty("digest").GetProperty("sha256").GetString()
            .ShouldBe(CatalogueDigest.Of(_release.Catalogue.All.Where(artifact => artifact.Kind != ArtifactKind.Provenance)));
    }

    [Fact]
    public void Uncommitted_changes_are_told_and_no_tag_is_claimed()
    {
        _release.Write("README.md", "# edited\n");

        _release.Run("--target=Provenance", "--snapshot").ShouldBe(0, _release.Output);

        var file = Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.provenance.json").ShouldHaveSingleItem();
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var build = json.RootElement.GetProperty("predicate").GetProperty("buildDefinition");
        build.GetProperty("internalParameters").GetProperty("dirty").GetBoolean().ShouldBeTrue();
        build.GetProperty("internalParameters").GetProperty("changes").GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        build.GetProperty("externalParameters").GetProperty("tag").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_same_commit_gives_the_same_provenance_on_this_machine()
    {
        _release.Run("--target=Provenance").ShouldBe(0, _release.Output);
        var first = File.ReadAllBytes(Provenance);
        Directory.Delete(_release.Artifacts, recursive: true);

        _release.Run("--target=Provenance").ShouldBe(0, _release.Output);

        File.ReadAllBytes(Provenance).ShouldBe(first);
    }
}
