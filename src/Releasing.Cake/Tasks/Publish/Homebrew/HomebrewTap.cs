using Cake.Core.Diagnostics;
using Releasing.Cake.Forges;
using Releasing.Cake.Running;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.GitData;
using Releasing.Services.Homebrew;

namespace Releasing.Cake.Tasks;

/// <summary>The tap of a run: with the local store a folder, otherwise the repository that the settings name.</summary>
internal static class HomebrewTap
{
    public static bool IsLocal(ReleaseContext context) => context.Settings.Store == StoreChoice.Local;

    /// <summary>The tap.</summary>
    /// <param name="context">The release.</param>
    /// <param name="title">What is released: <c>tool 1.2.3</c>.</param>
    /// <exception cref="InvalidInputException">There is none, or no token for it.</exception>
    public static ITap Of(ReleaseContext context, string title)
    {
        if (IsLocal(context))
        {
            return new FolderTap(Path.Combine(context.ArtifactsFolder, "tap"), $"{context.Settings.Output}/tap");
        }

        var settings = context.Settings.Homebrew;
        var (owner, name) = settings.Tap?.Split('/') is [var first, var second] ? (first, second)
            : throw new InvalidInputException(TaskNames.Homebrew, "there is no tap for this store", "Set Settings.Homebrew.Tap");
        var client = ClientOf(context);
        return new GitHubTap(new CommittedFiles(client, owner, name), title, settings.Branch, settings.PullRequest);
    }

    /// <summary>Whether there is a token for the tap, whatever it is worth.</summary>
    public static bool HasToken(ReleaseContext context) => OwnToken(context) is not null || (context.GitHub.Server is not null && context.GitHub.HasToken);

    // A token of the environment belongs to the forge of the repository; one that is meant for the tap goes to github.com where the repository is elsewhere.
    private static GitHubClient ClientOf(ReleaseContext context) => OwnToken(context) is { } token
        ? new GitHubClient(context.GitHub.Server ?? GitHubServer.At("https://api.github.com", TaskNames.Homebrew), token, time: context.Clock, log: line => context.Log.Debug("{0}", context.Mask(TerminalText.Clean(line))))
        : context.GitHub.Client;

    private static GitHubToken? OwnToken(ReleaseContext context)
    {
        var secret = context.Settings.Homebrew.Token ?? Secret.FromVariable(HomebrewSettings.TokenVariable);
        return secret.Reveal(context) is { } value ? new GitHubToken(value, secret.Source) : null;
    }
}
