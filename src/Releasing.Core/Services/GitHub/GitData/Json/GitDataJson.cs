using System.Text.Json.Serialization;

namespace Releasing.Services.GitHub.GitData.Json;

/// <summary>How the git data of the API is read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RepositoryNode))]
[JsonSerializable(typeof(ReferenceNode))]
[JsonSerializable(typeof(ObjectNode))]
[JsonSerializable(typeof(CommitNode))]
[JsonSerializable(typeof(ContentNode))]
[JsonSerializable(typeof(List<PullRequestNode>))]
[JsonSerializable(typeof(NewTree))]
[JsonSerializable(typeof(NewCommit))]
[JsonSerializable(typeof(NewReference))]
[JsonSerializable(typeof(MovedReference))]
[JsonSerializable(typeof(NewContent))]
[JsonSerializable(typeof(NewPullRequest))]
[JsonSerializable(typeof(PullRequestNode))]
internal sealed partial class GitDataJson : JsonSerializerContext;
