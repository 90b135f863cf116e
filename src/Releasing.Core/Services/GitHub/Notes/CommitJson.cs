using System.Text.Json.Serialization;

namespace Releasing.Services.GitHub.Notes;

/// <summary>How the answers and the cache are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphQlAnswer<CommitAnswer>))]
[JsonSerializable(typeof(CachedCommits))]
internal sealed partial class CommitJson : JsonSerializerContext;
