using Cake.Core.Diagnostics;
using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Notes;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>Puts into the notes what the forge knows, as the settings say.</summary>
internal static class NotesEnrichment
{
    // Notes are worth less patience than a release.
    private static readonly GitHubLimits s_limits = new() { Attempts = 3, AttemptTime = TimeSpan.FromSeconds(20), TotalTime = TimeSpan.FromSeconds(45) };

    /// <summary>The notes with it, or as they were.</summary>
    /// <exception cref="ReleaseException">The settings require it, and it cannot be had.</exception>
    public static async Task<ReleaseNotes> ApplyAsync(ReleaseContext context, ReleaseNotes notes, ItemLog log, CancellationToken cancellationToken)
    {
        if (context.Settings.Notes.Enricher is { } own)
        {
            return await own.EnrichAsync(notes, cancellationToken);
        }

        if (Server(context) is not { } server || notes.Remote is not { } remote || context.GitHub.Token is not { } token)
        {
            return context.Settings.Notes.Enrich != true
                ? notes
                : throw new InvalidInputException(TaskNames.ReleaseNotes, "GitHub cannot be asked: there is no token, or the remote is no GitHub", "Set GITHUB_TOKEN, or Settings.GitHub, or leave Settings.Notes.Enrich out");
        }

        using var client = new GitHubClient(server, token, s_limits, time: context.Clock, log: line => log.WriteLine(line));
        var settings = new EnrichmentSettings { CacheFile = Path.Combine(context.WorkFolder, "github-commits.json"), Labels = Labels(context), Required = context.Settings.Notes.Enrich == true };
        return await new GitHubNotesEnricher(client, remote, settings, sentence => context.Log.Warning("{0}", context.Mask(PlainText.Line(sentence)))).EnrichAsync(notes, cancellationToken);
    }

    /// <summary>What of it decides the page; never a secret.</summary>
    public static string Fact(ReleaseContext context) => context.Settings.Notes.Enricher is { } own ? $"enricher={own.GetType()}"
        : Server(context) is { } server && context.GitHub.HasToken ? $"enrich={server.Api} {context.Settings.Notes.Enrich == true}" : "enrich=no";

    /// <summary>The file of the repository that says what labels do; null without one, or where the settings say it.</summary>
    public static string? LabelFile(ReleaseContext context) => context.Settings.Notes.Labels is not null || context.Settings.Notes.Enrich == false
        ? null
        : ReleaseYaml.Places.FirstOrDefault(place => File.Exists(Path.Combine(context.Root, place)));

    private static GitHubServer? Server(ReleaseContext context) => context.Settings.Notes.Enrich == false ? null : context.GitHub.Server;

    private static LabelRules Labels(ReleaseContext context) => context.Settings.Notes.Labels
        ?? (LabelFile(context) is { } file ? ReleaseYaml.Read(File.ReadAllText(Path.Combine(context.Root, file)), file)
            : context.Settings.Notes.Rules is null ? LabelRules.Stock
            : LabelRules.None);
}
