using Releasing.Notes.Cliff;
using Releasing.Versions;
using Releasing.Versions.Next;

namespace Releasing.Cake.Settings;

/// <summary>How the next version is chosen from the commits, for <c>Version</c> and <c>Bump</c>.</summary>
public sealed class VersioningSettings
{
    /// <summary>The level of each conventional type, in lower case. Default: <c>feat</c> minor; <c>fix</c>, <c>perf</c>, <c>revert</c>, <c>security</c>, <c>bugfix</c>, <c>hotfix</c> patch.</summary>
    public IDictionary<string, ChangeLevel> Levels { get; } = new Dictionary<string, ChangeLevel>(NextVersionSettings.StockLevels, StringComparer.OrdinalIgnoreCase);

    /// <summary>The level of every other commit. Default: none; <see cref="ChangeLevel.Patch"/> for a repository that writes no conventional commits.</summary>
    public ChangeLevel Others { get; set; } = ChangeLevel.None;

    /// <summary>What a breaking change moves below 1.0.0. Default: the minor number; <see cref="ChangeLevel.Major"/> makes it 1.0.0.</summary>
    public ChangeLevel BreakingOnZero { get; set; } = ChangeLevel.Minor;

    /// <summary>What a new feature moves below 1.0.0. Default: the minor number.</summary>
    public ChangeLevel FeatureOnZero { get; set; } = ChangeLevel.Minor;

    /// <summary>The series of pre-releases that new versions belong to, such as <c>rc</c>. Default: null, stable versions; a series that was begun goes on.</summary>
    public string? Channel { get; set; }

    /// <summary>The first version of a product without tags. Default: <c>0.1.0</c>.</summary>
    public string Initial { get; set; } = "0.1.0";

    /// <summary>Where a <c>cliff.toml</c> of the repository has <c>[bump]</c>, that says what moves below 1.0.0 and which version is the first. Default: yes.</summary>
    public bool Cliff { get; set; } = true;

    /// <summary>The products of a repository that has several, each with its own versions. Default: none, the repository is one product.</summary>
    public IList<ReleasePackage> Packages { get; } = new List<ReleasePackage>();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (!SemanticVersion.TryParse(Initial, out _))
        {
            yield return $"Settings.Versions.Initial is '{Initial}'. Set a semantic version such as 0.1.0.";
        }

        foreach (var twice in Packages.GroupBy(package => package.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"Settings.Versions.Packages names '{twice.Key}' twice. Give each package a name of its own.";
        }

        foreach (var twice in Packages.GroupBy(package => package.TagPrefix, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"Settings.Versions.Packages has several packages with the tag prefix '{twice.Key}'. Give each a prefix of its own, such as {twice.First().Name}/.";
        }

        foreach (var package in Packages.Where(package => !Files.RelativePath.IsSafe(package.Path)))
        {
            yield return $"Settings.Versions.Packages: the path of {package.Name} is '{package.Path}'. Give a folder relative to the repository with /, without ..";
        }
    }

    /// <summary>These settings for the core, with what was asked for on the command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="bump">What the repository's <c>cliff.toml</c> says; null without one.</param>
    internal NextVersionSettings Next(Versioning.VersionArguments arguments, CliffBump? bump = null) => new()
    {
        Levels = Levels.ToDictionary(level => level.Key.ToLowerInvariant(), level => level.Value, StringComparer.Ordinal),
        Others = Others,
        BreakingOnZero = bump?.BreakingOnZero ?? BreakingOnZero,
        FeatureOnZero = bump?.FeatureOnZero ?? FeatureOnZero,
        Channel = arguments.Channel ?? Channel,
        Initial = bump?.Initial ?? SemanticVersion.Parse(Initial),
        Request = arguments.Request,
        Exactly = arguments.Exactly,
    };
}
