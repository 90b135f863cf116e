using Releasing.Artifacts;
using Releasing.Failures;
using static Releasing.Core.Tests.Artifacts.ArtifactSamples;

namespace Releasing.Core.Tests.Artifacts;

public sealed class CatalogueDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _fragment;

    public CatalogueDamageTests()
    {
        Catalogue.Open(_folder.Path).Record(Archive("a.tar.gz"));
        _fragment = _folder["catalogue/Archive.linux-x86_64.json"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_torn_fragment_stops_with_file_line_and_position()
    {
        var lines = File.ReadAllLines(_fragment);
        File.WriteAllText(_fragment, string.Join('\n', lines[..6]) + "\n      \"fing");
        var error = Should.Throw<ReleaseException>(() => Catalogue.Open(_folder.Path));
        error.Message.ShouldContain(_fragment + "(7,");
        error.Message.ShouldContain("Delete this file");
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 0", "no schema")]
    [InlineData("\"task\": \"Archive\"", "\"task\": \"Nonsense\"", "belongs in Nonsense.linux-x86_64.json")]
    [InlineData("\"kind\": \"Archive\"", "\"kind\": \"Rubbish\"", "not readable")]
    [InlineData("\"kind\": \"Archive\"", "\"kind\": 99", "unknown kind 99")]
    [InlineData("dist/a.tar.gz", "../a.tar.gz", "leaves the artifacts folder")]
    [InlineData("\"name\": \"a.tar.gz\"", "\"name\": \"a b\"", "not an asset name")]
    [InlineData("\"size\": 5", "\"size\": -5", "negative")]
    [InlineData("\"name\": \"a.tar.gz\",", "", "not readable")]
    [InlineData("\"name\": \"a.tar.gz\"", "\"name\": null", "not readable")]
    public void A_fragment_that_says_something_impossible_stops_with_its_file(string good, string bad, string expected)
    {
        var text = File.ReadAllText(_fragment);
        text.ShouldContain(good);
        File.WriteAllText(_fragment, text.Replace(good, bad, StringComparison.Ordinal));
        var error = Should.Throw<ReleaseException>(() => Catalogue.Open(_folder.Path));
        error.Message.ShouldContain(_fragment);
        error.Message.ShouldContain(expected);
    }

    [Fact]
    public void A_digest_of_another_form_is_refused()
    {
        File.WriteAllText(_fragment, File.ReadAllText(_fragment).Replace(FileDigest.OfText("bytes"), FileDigest.OfText("bytes").ToUpperInvariant(), StringComparison.Ordinal));
        Should.Throw<ReleaseException>(() => Catalogue.Open(_folder.Path)).Message.ShouldContain("64 lower-case");
    }

    [Fact]
    public void A_newer_form_is_refused_before_its_fields_are_read()
    {
        File.WriteAllText(_fragment, """{ "schema": 2, "everything": "else" }""");
        var error = Should.Throw<ReleaseException>(() => Catalogue.Open(_folder.Path));
        error.Message.ShouldContain("form 2");
        error.Message.ShouldContain("newer Releasing.Cake");
    }

    [Fact]
    public void Fragments_that_were_copied_together_and_disagree_are_a_conflict()
    {
        using var other = new TemporaryFolder();
        Catalogue.Open(other.Path).Record(Archive("a.tar.gz", "linux-aarch64", "else"));
        File.Copy(other["catalogue/Archive.linux-aarch64.json"], _folder["catalogue/Archive.linux-aarch64.json"]);
        var error = Should.Throw<ReleaseException>(() => Catalogue.Open(_folder.Path));
        error.Message.ShouldContain(FileDigest.OfText("else"));
        error.Message.ShouldContain(FileDigest.OfText("bytes"));
        error.Message.ShouldContain("Archive.linux-aarch64.json");
    }

    [Fact]
    public void The_merged_view_is_derived_and_mends_itself()
    {
        var merged = File.ReadAllText(_folder["catalogue.json"]);
        File.WriteAllText(_folder["catalogue.json"], "{ torn");
        File.WriteAllText(_folder["catalogue/Archive.linux-x86_64.json.part"], "left by a killed process");
        var catalogue = Catalogue.Open(_folder.Path);
        File.ReadAllText(_folder["catalogue.json"]).ShouldBe(merged);
        catalogue.Record(Archive("a.tar.gz", content: "new"));
        Directory.GetFiles(_folder["catalogue"]).ShouldBe([_fragment]);
    }
}
