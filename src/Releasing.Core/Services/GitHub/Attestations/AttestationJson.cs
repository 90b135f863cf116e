using System.Text.Json.Serialization;

namespace Releasing.Services.GitHub.Attestations;

/// <summary>How attestations are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AttestationBody))]
[JsonSerializable(typeof(AttestationId))]
[JsonSerializable(typeof(AttestationList))]
internal sealed partial class AttestationJson : JsonSerializerContext;
