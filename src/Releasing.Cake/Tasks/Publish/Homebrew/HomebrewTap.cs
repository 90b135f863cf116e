using Releasing.Failures;
using Releasing.Services.Homebrew;

namespace Releasing.Cake.Tasks;

/// <summary>The tap of a run: with the local store a folder, otherwise the repository that the settings name.</summary>
internal static class HomebrewTap
{
    public static bool IsLocal(ReleaseContext context) => context.Settings.Store == "local";

    public static ITap Of(ReleaseContext context) => IsLocal(context)
        ? new FolderTap(Path.Combine(context.ArtifactsFolder, "tap"), $"{context.Settings.Output}/tap")
        : throw new InvalidInputException(TaskNames.Homebrew, "there is no tap for this store", "Set Settings.Homebrew.Tap");
}
