using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Pages;

namespace Releasing.Services.GitHub.Notes;

/// <summary>
/// Puts into notes what GitHub knows of their commits: accounts of authors, pull requests and their labels. What was asked once is kept; the notes are the same without it but for those.
/// </summary>
public sealed class GitHubNotesEnricher : INotesEnricher
{
    private readonly CommitQuery _query;
    private readonly CommitCache _cache;
    private readonly EnrichmentSettings _settings;
    private readonly Action<string> _warn;

    /// <summary>Creates the enricher of a repository's notes.</summary>
    /// <param name="client">Asks GitHub; belongs to the caller.</param>
    /// <param name="remote">The repository.</param>
    /// <param name="settings">How.</param>
    /// <param name="warn">Gets a sentence when something is left out.</param>
    /// <exception cref="InvalidInputException">The remote is no repository of a forge.</exception>
    public GitHubNotesEnricher(GitHubClient client, GitRemote remote, EnrichmentSettings settings, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(remote);
        ArgumentNullException.ThrowIfNull(settings);
        if (remote is not { Owner: { } owner, Name: { } name })
        {
            throw new InvalidInputException("Release notes", "the remote is no repository of a GitHub", "Set the remote 'origin'");
        }

        _query = new CommitQuery(client, owner, name);
        _cache = new CommitCache(settings.CacheFile, $"{client.Server.Api.AbsoluteUri.TrimEnd('/')}/{owner}/{name}");
        _settings = settings;
        _warn = warn;
    }

    /// <inheritdoc/>
    /// <exception cref="ReleaseException">GitHub did not answer, and <see cref="EnrichmentSettings.Required"/> is set.</exception>
    public async Task<ReleaseNotes> EnrichAsync(ReleaseNotes notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notes);
        try
        {
            return EnrichedNotes.Of(notes, await FactsAsync(Hashes(notes), cancellationToken), _settings.Labels);
        }
        catch (Exception error) when (error is ReleaseException or IOException or UnauthorizedAccessException && !_settings.Required)
        {
            _warn($"Accounts of authors and labels of pull requests are left out: {error.Message}");
            return notes;
        }
    }

    private List<string> Hashes(ReleaseNotes notes)
    {
        var hashes = notes.Commits.Select(commit => commit.Commit.Hash).Where(IsHash).Distinct(StringComparer.Ordinal).ToList();
        if (hashes.Count <= _settings.MostCommits)
        {
            return hashes;
        }

        _warn(FormattableString.Invariant($"GitHub is asked for the newest {_settings.MostCommits} of {hashes.Count} commits; the others are listed without accounts and labels."));
        return hashes[.._settings.MostCommits];
    }

    private async Task<IReadOnlyDictionary<string, CommitFacts>> FactsAsync(List<string> hashes, CancellationToken cancellationToken)
    {
        var known = _cache.Read();
        var found = hashes.Where(known.ContainsKey).ToDictionary(hash => hash, hash => known[hash], StringComparer.Ordinal);
        foreach (var batch in hashes.Where(hash => !known.ContainsKey(hash)).Chunk(CommitQuery.BatchSize))
        {
            foreach (var (hash, facts) in await _query.AskAsync(batch, cancellationToken))
            {
                found[hash] = facts;
            }

            // After every batch: what was paid for is not asked again, whatever becomes of the next.
            _cache.Keep(known, found);
        }

        return found;
    }

    // Hashes come from git, yet nothing else may be asked for: 40 digits, or 64 in a repository of SHA-256.
    private static bool IsHash(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
