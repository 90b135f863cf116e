using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Releasing.Failures;

namespace Releasing.Artifacts;

/// <summary>How the catalogue is written: indented, LF, keys and artifacts in one order, nulls left out, so that equal catalogues are equal bytes.</summary>
internal static class CatalogueJson
{
    /// <summary>The version of the form. Raise it when an older program would misread the file.</summary>
    public const int Schema = 1;

    /// <summary>Names such as <c>a+b</c> stay readable: the file is never put into a page.</summary>
    public static CatalogueJsonContext Context { get; } =
        new(new JsonSerializerOptions(CatalogueJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Write<T>(T document, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(document, type), (byte)'\n'];

    public static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        var bytes = File.ReadAllBytes(file);
        try
        {
            var schema = JsonSerializer.Deserialize(bytes, Context.SchemaDocument)?.Schema ?? 0;
            if (schema > Schema)
            {
                throw new ReleaseException($"{file}: it is written in form {schema}, this program reads up to {Schema}. Use the newer Releasing.Cake that wrote it, or delete the artifacts folder and build again.");
            }

            if (schema < 1)
            {
                throw Corrupt(file, "it has no schema number");
            }

            return JsonSerializer.Deserialize(bytes, type) ?? throw Corrupt(file, "it is empty");
        }
        catch (JsonException error)
        {
            var line = (error.LineNumber ?? 0) + 1;
            var position = (error.BytePositionInLine ?? 0) + 1;
            throw Corrupt($"{file}({line},{position})", $"it is not readable{(error.Path is { Length: > 1 } path ? $" at {path}" : "")}", error);
        }
    }

    public static ReleaseException Corrupt(string where, string problem, Exception? cause = null)
    {
        var message = $"{where}: the catalogue is damaged: {problem}. Delete this file, and what it lists is built again.";
        return cause is null ? new ReleaseException(message) : new ReleaseException(message, cause);
    }
}

/// <summary>Only the version of the form, read before anything else is believed.</summary>
internal sealed record SchemaDocument(int Schema = 0);

[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FragmentDocument))]
[JsonSerializable(typeof(CatalogueDocument))]
[JsonSerializable(typeof(ArtifactEntry))]
[JsonSerializable(typeof(SchemaDocument))]
internal sealed partial class CatalogueJsonContext : JsonSerializerContext;
