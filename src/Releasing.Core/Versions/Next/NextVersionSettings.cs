namespace Releasing.Versions.Next;

/// <summary>How the next version follows from the commits since the last one.</summary>
public sealed record NextVersionSettings
{
    /// <summary>The level of each conventional type, in lower case, that <see cref="Levels"/> starts with.</summary>
    public static IReadOnlyDictionary<string, ChangeLevel> StockLevels { get; } = new Dictionary<string, ChangeLevel>(StringComparer.Ordinal)
    {
        ["feat"] = ChangeLevel.Minor, ["feature"] = ChangeLevel.Minor,
        ["fix"] = ChangeLevel.Patch, ["bugfix"] = ChangeLevel.Patch, ["hotfix"] = ChangeLevel.Patch,
        ["perf"] = ChangeLevel.Patch, ["revert"] = ChangeLevel.Patch, ["security"] = ChangeLevel.Patch,
    }.AsReadOnly();

    /// <summary>The level of each conventional type, in lower case. Default: <see cref="StockLevels"/>.</summary>
    public IReadOnlyDictionary<string, ChangeLevel> Levels { get; init; } = StockLevels;

    /// <summary>The level of commits whose type <see cref="Levels"/> does not have, and of those without a type. Default: none.</summary>
    public ChangeLevel Others { get; init; } = ChangeLevel.None;

    /// <summary>
    /// What a breaking change moves while the major number is 0, where "anything may change at any time" (rule 4). Default: the minor number, as Cargo and npm read
    /// ranges of such versions; <see cref="ChangeLevel.Major"/> makes it 1.0.0.
    /// </summary>
    public ChangeLevel BreakingOnZero { get; init; } = ChangeLevel.Minor;

    /// <summary>What a new feature moves while the major number is 0. Default: the minor number.</summary>
    public ChangeLevel FeatureOnZero { get; init; } = ChangeLevel.Minor;

    /// <summary>The series of pre-releases, such as <c>rc</c>; null for stable versions, or the series that the last version belongs to. Default: null.</summary>
    public string? Channel { get; init; }

    /// <summary>What is asked for. Default: what the commits ask for.</summary>
    public VersionRequest Request { get; init; } = VersionRequest.Commits;

    /// <summary>Exactly this version, whatever the commits say; it has to be above the last one. Default: null.</summary>
    public SemanticVersion? Exactly { get; init; }

    /// <summary>The first version of a product that has none. Default: 0.1.0.</summary>
    public SemanticVersion Initial { get; init; } = new(0, 1, 0);
}
