using System.Text;
using System.Text.Json.Nodes;
using Releasing.Sboms;
using Releasing.Sboms.Reading;

namespace Releasing.Core.Tests.Sboms.Reading;

public sealed class SbomReaderTests
{
    public static TheoryData<SbomFormat, string> Formats => new()
    {
        { SbomFormat.CycloneDx16, "CycloneDX 1.6" },
        { SbomFormat.CycloneDx17, "CycloneDX 1.7" },
        { SbomFormat.Spdx23, "SPDX 2.3" },
        { SbomFormat.Spdx301, "SPDX 3.0.1" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reads_subject_parts_and_count_of_what_was_written(SbomFormat format, string name)
    {
        var reading = await ReadAsync(await TextAsync(SampleBoms.Release, format));

        reading.Problems.ShouldBeEmpty();
        reading.Format.ShouldBe(name);
        reading.Subject!.Name.ShouldBe("tool");
        reading.Subject.Sha256.ShouldBeNull();
        reading.Parts.OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => (part.Name, part.Sha256))
            .ShouldBe([("tool-1.2.3-linux-x86_64.tar.gz", new string('a', 64)), ("tool_1.2.3_amd64.deb", new string('b', 64))]);
        reading.Components.ShouldBe(9);
        (await ReadAsync(await TextAsync(SampleBoms.Archive, format))).Subject!.Sha256.ShouldBe(new string('a', 64));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_document_that_is_written_is_valid(SbomFormat format, string name)
    {
        foreach (var (model, bom) in SampleBoms.All)
        {
            var reading = await ReadAsync(await TextAsync(bom, format));
            reading.Problems.ShouldBeEmpty($"{model} as {name}");
        }
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{}", "neither CycloneDX")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"bomFormat\":\"CycloneDX\"}", "no JSON that can be relied on")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"component\":{\"type\":\"file\",\"name\":\"\\ud800\"}}}", "not valid Unicode")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"9\",\"metadata\":{\"component\":{\"type\":\"file\",\"name\":\"x\"}}}", "The specVersion 9 is not one that is known")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}", "no metadata.component")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":3,\"components\":{}}", "has a components that is not a list")]
    [InlineData("{\"spdxVersion\":\"SPDX-2.3\"}", "no relationship DESCRIBES names a package")]
    [InlineData("{\"spdxVersion\":4}", "The spdxVersion  is not one that is known")]
    [InlineData("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[]}", "no CreationInfo")]
    [InlineData("{\"@context\":\"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\",\"@graph\":[1,{\"type\":5},{\"type\":\"SpdxDocument\",\"spdxId\":\"a\",\"rootElement\":[\"a\"]}]}", "is not an object")]
    public async Task Says_what_is_wrong(string text, string problem)
    {
        (await ReadAsync(text)).Problems.ShouldContain(sentence => sentence.Contains(problem));
    }

    [Fact]
    public async Task Refuses_nesting_beyond_the_limit_and_counts_many_problems()
    {
        (await ReadAsync(new string('[', 100_000))).IsValid.ShouldBeFalse();

        var components = string.Join(',', Enumerable.Repeat("{\"type\":\"\\u001b[31mred\",\"name\":\"x\",\"bom-ref\":\"x\"}", 500));
        var problems = (await ReadAsync($"{{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{components}]}}")).Problems;
        problems.Count.ShouldBe(SbomProblems.Most + 1);
        problems[^1].ShouldBe("There are 980 more problems.");
        problems.ShouldAllBe(sentence => !sentence.Any(char.IsControl));
    }

    [Fact]
    public async Task Refuses_a_file_longer_than_the_limit_without_reading_it()
    {
        using var stream = new EndlessStream();

        (await SbomReader.ReadAsync(stream)).Problems.ShouldHaveSingleItem().ShouldContain("more than the");
    }

    // Every member of a small document in turn is left out or becomes something else: never a crash, and what the specification requires is missed.
    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Survives_every_change_of_every_member(SbomFormat format, string name)
    {
        var text = await TextAsync(SampleBoms.Release, format);
        var refused = 0;
        var paths = Paths(JsonNode.Parse(text)!).ToList();
        foreach (var (path, index) in paths.Select((path, index) => (path, index)))
        {
            foreach (var replacement in new JsonNode?[] { null, 17, "x", new JsonArray(new JsonObject()), new JsonObject { ["type"] = 3 } })
            {
                var document = JsonNode.Parse(text)!;
                Replace(document, path, replacement);
                refused += (await ReadAsync(document.ToJsonString())).IsValid ? 0 : 1;
            }
        }

        refused.ShouldBeGreaterThan(paths.Count, name);
    }

    private static IEnumerable<object[]> Paths(JsonNode root)
    {
        var waiting = new Queue<(JsonNode Node, object[] Path)>([(root, [])]);
        while (waiting.TryDequeue(out var next))
        {
            var members = next.Node switch
            {
                JsonObject node => node.Select(member => ((object)member.Key, member.Value)),
                JsonArray node => node.Select((value, index) => ((object)index, value)),
                _ => [],
            };
            foreach (var (key, value) in members)
            {
                object[] path = [.. next.Path, key];
                yield return path;
                if (value is not null)
                {
                    waiting.Enqueue((value, path));
                }
            }
        }
    }

    private static void Replace(JsonNode root, object[] path, JsonNode? value)
    {
        var node = path[..^1].Aggregate(root, (node, key) => key is string name ? node[name]! : node[(int)key]!);
        if (path[^1] is string last)
        {
            node[last] = value;
        }
        else
        {
            node[(int)path[^1]] = value;
        }
    }

    private static async Task<SbomReading> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await SbomReader.ReadAsync(stream);
    }

    private static async Task<string> TextAsync(Bom bom, SbomFormat format)
    {
        using var stream = new MemoryStream();
        await SbomFile.WriteAsync(stream, bom, format);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override long Length => long.MaxValue;

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It must not be read.");
    }
}
