using Releasing.Artifacts;

namespace Releasing.Cake.Tasks;

/// <summary>The packages in a repository for package managers.</summary>
internal static class RepositoryPackages
{
    /// <summary>Why there is none by default.</summary>
    public const string NotAskedFor = "not asked for in the settings";

    /// <summary>The paths of those of this release and of those that the settings name.</summary>
    public static IReadOnlyList<string> Of(ReleaseContext context, PlannedArtifact repository) =>
        [.. repository.Inputs.Select(context.FullPath), .. repository.Files.Select(file => RepositoryFiles.FullPath(context, file))];
}
