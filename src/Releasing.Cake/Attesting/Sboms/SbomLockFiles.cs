using Microsoft.Extensions.FileSystemGlobbing;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Failures;
using Releasing.Sboms.Sources;

namespace Releasing.Cake.Attesting.Sboms;

/// <summary>The lock files that an SBOM is made from: those git tracks, without what the settings leave out, and with what they add.</summary>
internal static class SbomLockFiles
{
    /// <summary>Their paths, relative to the repository with <c>/</c>, sorted.</summary>
    public static IReadOnlyList<string> Of(ReleaseContext context)
    {
        var settings = context.Settings.Sbom;
        var sources = new InventorySources();
        var excluded = new Matcher(StringComparison.OrdinalIgnoreCase);
        excluded.AddIncludePatterns(settings.Exclude);
        var tracked = sources.LockFiles(context.Git.TrackedFiles()).Where(file => !excluded.Match(file).HasMatches && File.Exists(RepositoryFiles.FullPath(context, file)));
        if (settings.Files.FirstOrDefault(file => !File.Exists(RepositoryFiles.FullPath(context, file)) || !sources.LockFiles([file]).Any()) is { } unread)
        {
            throw new InvalidInputException(
                $"{TaskNames.Sbom}: Settings.Sbom.Files", $"'{TerminalText.Clean(unread)}' is not there or is no lock file that can be read", "Correct the path, or take it out");
        }

        return [.. tracked.Concat(settings.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
