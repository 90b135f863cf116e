using System.Text.Json.Serialization;

namespace Releasing.Services.GitHub.Releases;

/// <summary>How releases are read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(List<ReleaseModel>))]
[JsonSerializable(typeof(List<AssetModel>))]
[JsonSerializable(typeof(ReleaseChange))]
[JsonSerializable(typeof(RepositoryModel))]
[JsonSerializable(typeof(ImmutabilityModel))]
[JsonSerializable(typeof(TagReference))]
[JsonSerializable(typeof(TagObject))]
internal sealed partial class ReleaseJson : JsonSerializerContext;
