using System.Text.Json.Nodes;
using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Provenance;

/// <summary>
/// A build that nobody but its own machine saw. What it says is true as far as the one who signs it is trusted, and its builder has no name: neither user nor host nor folder is told.
/// The README describes the parameters under <see cref="BuildType"/>.
/// </summary>
public sealed record LocalBuild
{
    /// <summary>The description of the parameters: a part of the README in this package, whatever registry serves it.</summary>
    public const string BuildType = "pkg:nuget/Releasing.Cake#local-build-v1";

    /// <summary>The builder: some machine, of which nothing is known.</summary>
    public const string BuilderId = "pkg:nuget/Releasing.Cake#unidentified-local-builder";

    /// <summary>The version that was built.</summary>
    public required ReleaseVersion Version { get; init; }

    /// <summary>The remote of the clone; null when there is none. Only the address of a forge is told: that of a folder would tell whose.</summary>
    public GitRemote? Remote { get; init; }

    /// <summary>The targets that were asked for.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Programs that decide the bytes, with their versions; null for one that tells none.</summary>
    public IReadOnlyDictionary<string, string?> Tools { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the build was made of.</summary>
    public BuildDefinition Definition => new(BuildType, External, Internal, [Source]);

    private JsonObject External => new()
    {
        ["targets"] = new JsonArray([.. Targets.Select(target => (JsonNode)target)]),
        ["version"] = Version.Version.ToString(),
        ["tag"] = Version.IsSnapshot ? null : Version.Tag,
    };

    private JsonObject Internal
    {
        get
        {
            var parameters = new JsonObject { ["dirty"] = Version.Dirty, ["snapshot"] = Version.IsSnapshot };
            if (Version.Dirty)
            {
                // The commit alone is not what was built, and this is all that can be said of the rest.
                parameters["changes"] = new JsonObject { ["sha256"] = Version.DirtyDigest };
            }

            parameters["tools"] = new JsonObject(Tools.OrderBy(tool => tool.Key, StringComparer.Ordinal)
                .Select(tool => KeyValuePair.Create<string, JsonNode?>(tool.Key, tool.Value)));
            return parameters;
        }
    }

    private ResourceDescriptor Source => new()
    {
        Name = Remote?.WebUrl is null ? "source" : null,
        Uri = Remote?.WebUrl is { } address ? $"git+{address}@{(Version.IsSnapshot ? Version.Commit : "refs/tags/" + Version.Tag)}" : null,
        Digest = new Dictionary<string, string> { ["gitCommit"] = Version.Commit },
    };
}
