using System.Text.Json;
using Releasing.Files;

namespace Releasing.Services.GitHub.Notes;

/// <summary>
/// What was asked of GitHub, in one file: asked once and kept, so that the same commits give the same notes. Safe to delete. Bounded: where it grows too long, only what the last release asked for
/// stays. A file that cannot be read counts as none.
/// </summary>
internal sealed class CommitCache(string path, string repository)
{
    private const int CurrentSchema = 1;
    private const int MostCommits = 20_000;
    private const long LargestFile = 64 * 1024 * 1024;

    /// <summary>What is known of some commits.</summary>
    public IReadOnlyDictionary<string, CommitFacts> Read()
    {
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true, Length: <= LargestFile } && JsonSerializer.Deserialize(File.ReadAllBytes(path), CommitJson.Default.CachedCommits) is { Schema: CurrentSchema, Commits: { } commits } cached
                && cached.Repository == repository && commits.Values.All(IsWhole))
            {
                return commits;
            }
        }
        catch (JsonException)
        {
            // Damaged, so everything is asked again.
            return new Dictionary<string, CommitFacts>();
        }

        return new Dictionary<string, CommitFacts>();
    }

    /// <summary>Adds commits.</summary>
    public void Keep(IReadOnlyDictionary<string, CommitFacts> older, IReadOnlyDictionary<string, CommitFacts> found)
    {
        var all = new SortedDictionary<string, CommitFacts>(StringComparer.Ordinal);
        foreach (var (hash, facts) in older.Count + found.Count <= MostCommits ? older.Concat(found) : found)
        {
            all[hash] = facts;
        }

        StateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new CachedCommits(CurrentSchema, repository, all), CommitJson.Default.CachedCommits), flush: false);
    }

    private static bool IsWhole(CommitFacts? facts) => facts is { Authors: not null } && facts.Authors.All(author => author is { Address: not null, Login: not null })
        && facts.PullRequest is null or { Labels: not null, Number: > 0 };
}
