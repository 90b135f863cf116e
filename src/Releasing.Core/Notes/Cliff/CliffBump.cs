using Releasing.Versions;
using Releasing.Versions.Next;

namespace Releasing.Notes.Cliff;

/// <summary>What the table <c>[bump]</c> says (https://git-cliff.org/docs/configuration/bump); null where it is silent.</summary>
public sealed record CliffBump
{
    /// <summary>What a new feature moves below 1.0.0: <c>features_always_bump_minor</c>.</summary>
    public ChangeLevel? FeatureOnZero { get; init; }

    /// <summary>What a breaking change moves below 1.0.0: <c>breaking_always_bump_major</c>.</summary>
    public ChangeLevel? BreakingOnZero { get; init; }

    /// <summary>The first version of a product without tags: <c>initial_tag</c>, with or without its v.</summary>
    public SemanticVersion? Initial { get; init; }

    internal static CliffBump Read(CliffSection bump)
    {
        var initial = bump.Text("initial_tag");
        return new CliffBump
        {
            FeatureOnZero = bump.Has("features_always_bump_minor") ? bump.Flag("features_always_bump_minor", true) ? ChangeLevel.Minor : ChangeLevel.Patch : null,
            BreakingOnZero = bump.Has("breaking_always_bump_major") ? bump.Flag("breaking_always_bump_major", true) ? ChangeLevel.Major : ChangeLevel.Minor : null,
            Initial = initial is null ? null : SemanticVersion.TryParse(initial.TrimStart('v'), out var version) ? version : throw bump.Wrong("initial_tag", "a version such as 0.1.0"),
        };
    }
}
