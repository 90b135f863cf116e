using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Releasing.Provenance;

/// <summary>
/// An in-toto Statement v1 with SLSA provenance v1: how these files were built. Equal statements are equal bytes: members in the order of the specifications, maps by
/// their names, no white space.
/// </summary>
/// <param name="Subjects">The files, in the order in which they are written.</param>
/// <param name="Build">What was built.</param>
/// <param name="Run">Who built.</param>
public sealed record ProvenanceStatement(IReadOnlyList<Subject> Subjects, BuildDefinition Build, RunDetails Run)
{
    // The names of refs and files stay readable: the statement is never put into a page.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The statement as it is released and signed: UTF-8, one line without an end.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("_type", Statement.TypeV1);
            WriteSubjects(json);
            json.WriteString("predicateType", Statement.SlsaProvenanceV1);
            json.WritePropertyName("predicate");
            WritePredicate(json);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private void WriteSubjects(Utf8JsonWriter json)
    {
        json.WriteStartArray("subject");
        foreach (var subject in Subjects)
        {
            json.WriteStartObject();
            json.WriteString("name", subject.Name);
            json.WriteStartObject("digest");
            json.WriteString("sha256", subject.Sha256);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WritePredicate(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("buildDefinition");
        json.WriteString("buildType", Build.BuildType);
        json.WritePropertyName("externalParameters");
        Build.ExternalParameters.WriteTo(json);
        json.WritePropertyName("internalParameters");
        Build.InternalParameters.WriteTo(json);
        Write(json, "resolvedDependencies", Build.ResolvedDependencies);
        json.WriteEndObject();

        json.WriteStartObject("runDetails");
        json.WriteStartObject("builder");
        json.WriteString("id", Run.BuilderId);
        if (Run.BuilderVersion.Count > 0)
        {
            Write(json, "version", Run.BuilderVersion);
        }

        json.WriteEndObject();
        if (Run.InvocationId is { } invocation)
        {
            json.WriteStartObject("metadata");
            json.WriteString("invocationId", invocation);
            json.WriteEndObject();
        }

        if (Run.Byproducts.Count > 0)
        {
            Write(json, "byproducts", Run.Byproducts);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string member, IReadOnlyList<ResourceDescriptor> resources)
    {
        json.WriteStartArray(member);
        foreach (var resource in resources)
        {
            json.WriteStartObject();
            if (resource.Name is { } name)
            {
                json.WriteString("name", name);
            }

            if (resource.Uri is { } uri)
            {
                json.WriteString("uri", uri);
            }

            Write(json, "digest", resource.Digest);
            if (resource.MediaType is { } mediaType)
            {
                json.WriteString("mediaType", mediaType);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string member, IReadOnlyDictionary<string, string> map)
    {
        json.WriteStartObject(member);
        foreach (var (name, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
