using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Services;

/// <summary>What a release in the local store says about itself, as it lies in <c>index.json</c>.</summary>
internal sealed record ReleaseIndex
{
    public const int CurrentSchema = 1;

    private static readonly ReleaseIndexJson s_json =
        new(new JsonSerializerOptions(ReleaseIndexJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required int Schema { get; init; }

    public required string Tag { get; init; }

    public required string Commit { get; init; }

    public required string Title { get; init; }

    public required bool Prerelease { get; init; }

    public required string Notes { get; init; }

    /// <summary>The assets by name, as they were when they were uploaded.</summary>
    public required IReadOnlyList<IndexedAsset> Assets { get; init; }

    public static ReleaseIndex Of(ReleaseDraft draft) => new()
    {
        Schema = CurrentSchema,
        Tag = draft.Tag,
        Commit = draft.Commit,
        Title = draft.Title,
        Prerelease = draft.Prerelease,
        Notes = draft.Notes,
        Assets = [],
    };

    public static ReleaseIndex Read(string file)
    {
        ReleaseIndex? index;
        try
        {
            index = JsonSerializer.Deserialize(File.ReadAllBytes(file), s_json.ReleaseIndex);
        }
        catch (JsonException error)
        {
            throw new ReleaseException($"{file}({(error.LineNumber ?? 0) + 1},{(error.BytePositionInLine ?? 0) + 1}): the index of this release is damaged. Delete the folder of the release, and the next run makes it again.", error);
        }

        return index is { Schema: CurrentSchema }
            ? index
            : throw new ReleaseException($"{file}: it is written in form {index?.Schema ?? 0}, this program reads {CurrentSchema}. Use the Releasing.Cake that wrote it, or delete the folder of the release.");
    }

    public IndexedAsset? Find(string name) => Assets.FirstOrDefault(asset => asset.Name == name);

    public ReleaseIndex With(IndexedAsset asset) => this with
    {
        Assets = [.. Assets.Where(other => other.Name != asset.Name).Append(asset).OrderBy(other => other.Name, StringComparer.Ordinal)],
    };

    public ReleaseIndex Without(string name) => this with { Assets = [.. Assets.Where(asset => asset.Name != name)] };

    public void Write(string file) => StateFile.Write(file, [.. JsonSerializer.SerializeToUtf8Bytes(this, s_json.ReleaseIndex), (byte)'\n']);
}

/// <summary>An asset with what it had when it was uploaded.</summary>
internal sealed record IndexedAsset(string Name, string MediaType, string Sha256, long Size);

[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReleaseIndex))]
internal sealed partial class ReleaseIndexJson : JsonSerializerContext;
