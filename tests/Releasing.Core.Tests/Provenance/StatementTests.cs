using System.Text;
using System.Text.Json.Nodes;
using Releasing.Failures;
using Releasing.Provenance;

namespace Releasing.Core.Tests.Provenance;

public sealed class StatementTests
{
    private static readonly string s_digest = new('a', 64);

    [Fact]
    public void Is_written_with_its_members_in_the_order_of_the_specifications()
    {
        var statement = new ProvenanceStatement(
            [new Subject("b.zip", s_digest)],
            new BuildDefinition("https://example.org/type", new JsonObject { ["version"] = "1.0+x" }, [], [new ResourceDescriptor { Uri = "git+https://example.org/a@refs/tags/v1", Digest = new Dictionary<string, string> { ["gitCommit"] = "c" } }]),
            new RunDetails("https://example.org/builder", new Dictionary<string, string> { ["z"] = "1", ["a"] = "2" }, "https://example.org/run/1", []));

        Encoding.UTF8.GetString(statement.ToBytes()).ShouldBe(
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"b.zip\",\"digest\":{\"sha256\":\"" + s_digest + "\"}}],\"predicateType\":\"https://slsa.dev/provenance/v1\","
            + "\"predicate\":{\"buildDefinition\":{\"buildType\":\"https://example.org/type\",\"externalParameters\":{\"version\":\"1.0+x\"},\"internalParameters\":{},"
            + "\"resolvedDependencies\":[{\"uri\":\"git+https://example.org/a@refs/tags/v1\",\"digest\":{\"gitCommit\":\"c\"}}]},"
            + "\"runDetails\":{\"builder\":{\"id\":\"https://example.org/builder\",\"version\":{\"a\":\"2\",\"z\":\"1\"}},\"metadata\":{\"invocationId\":\"https://example.org/run/1\"}}}}");
    }

    [Fact]
    public void Is_read_back_with_the_same_subjects()
    {
        var subjects = new[] { new Subject("b.zip", s_digest), new Subject("a.zip", new string('0', 64)) };
        var bytes = new ProvenanceStatement(subjects, new BuildDefinition("t", [], [], []), new RunDetails("b", new Dictionary<string, string>(), null, [])).ToBytes();

        var statement = Statement.Read(bytes, "p.json");

        statement.Subjects.ShouldBe(subjects);
        statement.HasSubjectsOf(statement with { Subjects = [.. subjects.Reverse()] }).ShouldBeTrue();
        statement.HasSubjectsOf(statement with { Subjects = [subjects[0]] }).ShouldBeFalse();
        statement.HasSubjectsOf(statement with { Subjects = [subjects[0], subjects[1] with { Sha256 = s_digest }] }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "no JSON")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v0.1"}""", "_type")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1"}""", "predicateType")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"x","subject":[]}""", "no subject")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"x","subject":[7]}""", "no JSON")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","predicateType":"x","subject":[{"name":"a","digest":{"sha512":"ab"}}]}""", "'a' has no SHA-256")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","_type":"https://in-toto.io/Statement/v1"}""", "no JSON")]
    public void Refuses_what_is_no_statement(string text, string reason) =>
        Should.Throw<InvalidInputException>(() => Statement.Read(Encoding.UTF8.GetBytes(text), "p.json")).Message.ShouldContain(reason);
}
