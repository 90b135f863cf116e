using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>The minimum elements of the NTIA (2021) and of CISA's draft (2025), read out of the documents by a reader of their own.</summary>
public sealed class MinimumElementsTests
{
    [Theory]
    [InlineData("archive")]
    [InlineData("release")]
    [InlineData("unknown-edges")]
    [InlineData("cycle")]
    public async Task CycloneDx_has_every_minimum_element(string name)
    {
        var bom = SampleBoms.All.Single(sample => sample.Name == name).Bom;
        var document = await ReadAsync(bom, SbomFormat.CycloneDx16);
        var metadata = document["metadata"]!;
        var subject = metadata["component"]!;

        Text(metadata["timestamp"]).ShouldBe("2024-02-29T11:14:15Z");
        Text(metadata["authors"]![0]!["name"]).ShouldBe("Ada Lovelace");
        Text(metadata["tools"]!["components"]![0]!["name"]).ShouldBe("releasing");
        Text(metadata["tools"]!["components"]![0]!["version"]).ShouldBe("1.0.0");
        Text(metadata["lifecycles"]![0]!["phase"]).ShouldBe("build");
        Text(subject["supplier"]!["name"]).ShouldBe("Ada Lovelace");
        Text(subject["licenses"]![0]!["expression"]).ShouldBe("MIT OR Apache-2.0");
        if (bom.Subject.Purpose != BomPurpose.Application)
        {
            Text(subject["hashes"]![0]!["content"]).ShouldBe(new string('a', 64));
        }

        var rows = document["dependencies"]!.AsArray().ToDictionary(row => Text(row!["ref"]), row => row!["dependsOn"]?.AsArray().Select(Text).ToList() ?? []);
        rows[Text(subject["bom-ref"])].ShouldNotBeEmpty();
        var unknown = document["compositions"]!.AsArray().Where(group => Text(group!["aggregate"]) == "unknown").SelectMany(group => group!["dependencies"]?.AsArray() ?? []).Select(Text).ToHashSet();
        foreach (var component in document["components"]!.AsArray().Append(subject))
        {
            Text(component!["name"]).ShouldNotBeEmpty();
            Text(component["version"]).ShouldNotBeEmpty();
            Text(component["purl"]).ShouldStartWith("pkg:");
            (rows.ContainsKey(Text(component["bom-ref"])) || unknown.Contains(Text(component["bom-ref"]))).ShouldBeTrue("dependencies are known, or known to be unknown");
        }
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("release")]
    [InlineData("unknown-edges")]
    [InlineData("cycle")]
    public async Task Spdx_2_has_every_minimum_element(string name)
    {
        var document = await ReadAsync(SampleBoms.All.Single(sample => sample.Name == name).Bom, SbomFormat.Spdx23);

        Text(document["creationInfo"]!["created"]).ShouldBe("2024-02-29T11:14:15Z");
        document["creationInfo"]!["creators"]!.AsArray().Select(Text).ShouldBe(["Tool: releasing-1.0.0", "Person: Ada Lovelace (ada@example.org)"]);
        Text(document["creationInfo"]!["comment"]).ShouldStartWith("Made during the build.");
        var related = document["relationships"]!.AsArray().SelectMany(row => new[] { Text(row!["spdxElementId"]), Text(row["relatedSpdxElement"]) }).ToHashSet();
        foreach (var package in document["packages"]!.AsArray())
        {
            Text(package!["name"]).ShouldNotBeEmpty();
            Text(package["versionInfo"]).ShouldNotBeEmpty();
            Text(package["supplier"]).ShouldNotBeEmpty();
            Text(package["licenseDeclared"]).ShouldNotBeEmpty();
            Text(package["externalRefs"]![0]!["referenceLocator"]).ShouldStartWith("pkg:");
            related.ShouldContain(Text(package["SPDXID"]));
        }
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("release")]
    [InlineData("unknown-edges")]
    [InlineData("cycle")]
    public async Task Spdx_3_has_every_minimum_element(string name)
    {
        var document = await ReadAsync(SampleBoms.All.Single(sample => sample.Name == name).Bom, SbomFormat.Spdx301);
        var elements = document["@graph"]!.AsArray();

        Text(elements[0]!["created"]).ShouldBe("2024-02-29T11:14:15Z");
        Text(elements.Single(element => Text(element!["type"]) == "Person")!["name"]).ShouldBe("Ada Lovelace");
        Text(elements.Single(element => Text(element!["type"]) == "Tool")!["name"]).ShouldBe("releasing 1.0.0");
        Text(elements.Single(element => Text(element!["type"]) == "software_Sbom")!["software_sbomType"]![0]).ShouldBe("build");
        var related = elements.SelectMany(element => element!["to"]?.AsArray().Append(element["from"]) ?? []).Select(Text).ToHashSet();
        foreach (var package in elements.Where(element => Text(element!["type"]) == "software_Package"))
        {
            Text(package!["name"]).ShouldNotBeEmpty();
            Text(package["software_packageVersion"]).ShouldNotBeEmpty();
            Text(package["software_packageUrl"]).ShouldStartWith("pkg:");
            related.ShouldContain(Text(package["spdxId"]));
        }
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private static async Task<JsonNode> ReadAsync(Bom bom, SbomFormat format)
    {
        using var stream = new MemoryStream();
        await SbomFile.WriteAsync(stream, bom, format);
        return JsonNode.Parse(stream.ToArray(), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
    }
}
