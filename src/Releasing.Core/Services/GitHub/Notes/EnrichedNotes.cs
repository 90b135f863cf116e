using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;

namespace Releasing.Services.GitHub.Notes;

/// <summary>Notes with what is known of their commits.</summary>
internal static class EnrichedNotes
{
    public static ReleaseNotes Of(ReleaseNotes notes, IReadOnlyDictionary<string, CommitFacts> facts, LabelRules labels)
    {
        if (facts.Count == 0)
        {
            return notes;
        }

        var commits = notes.Commits.Select(commit => labels.Apply(Enriched(commit, facts.GetValueOrDefault(commit.Commit.Hash)))).ToList();
        return notes with { Commits = commits, Contributors = People(notes.Contributors, facts, commits), Rules = labels.Over(notes.Rules) };
    }

    private static ConventionalCommit Enriched(ConventionalCommit commit, CommitFacts? facts) => facts is null ? commit : commit with
    {
        // What the subject says is how the repository itself tells it: a backport names the request that people know.
        PullRequest = commit.PullRequest ?? facts.PullRequest?.Number,
        PullRequestTitle = facts.PullRequest is { } request && (commit.PullRequest ?? request.Number) == request.Number ? request.Title : null,
        Account = facts.PullRequest?.Login ?? Login(facts.Authors, commit.Commit.Author.Email),
        Labels = facts.PullRequest?.Labels ?? [],
    };

    private static string? Login(IReadOnlyList<KnownAuthor> authors, string address)
    {
        var email = address.Trim().ToLowerInvariant();
        return authors.FirstOrDefault(author => author.Address == email)?.Login;
    }

    // Two addresses of one account are one person, who is new only when neither was there before.
    private static List<Contributor> People(IReadOnlyList<Contributor> people, IReadOnlyDictionary<string, CommitFacts> facts, List<ConventionalCommit> commits)
    {
        var logins = facts.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Authors).DistinctBy(author => author.Address).ToDictionary(author => author.Address, author => author.Login, StringComparer.Ordinal);
        var places = commits.Select((commit, place) => (commit.Commit.Hash, place)).DistinctBy(pair => pair.Hash).ToDictionary(pair => pair.Hash, pair => pair.place, StringComparer.Ordinal);
        return
        [
            .. people.Select(person => person with
                {
                    Login = person.Addresses.Order(StringComparer.Ordinal).Select(logins.GetValueOrDefault).FirstOrDefault(login => login is not null) ?? person.Login,
                    First = places.TryGetValue(person.First.Commit.Hash, out var place) ? commits[place] : person.First,
                })
                .GroupBy(person => person.Login is { } login ? "account " + login.ToLowerInvariant() : "name " + person.Name, StringComparer.Ordinal)
                .Select(same => same.Aggregate((one, other) => Joined(one, other, places)))
                .OrderByDescending(person => person.Commits).ThenBy(person => person.Name, StringComparer.Ordinal).ThenBy(person => person.Login, StringComparer.Ordinal),
        ];
    }

    private static Contributor Joined(Contributor one, Contributor other, Dictionary<string, int> places) => one with
    {
        Commits = one.Commits + other.Commits,
        First = places.GetValueOrDefault(one.First.Commit.Hash) >= places.GetValueOrDefault(other.First.Commit.Hash) ? one.First : other.First,
        IsNew = one.IsNew && other.IsNew,
        Addresses = one.Addresses.Union(other.Addresses).ToHashSet(StringComparer.Ordinal),
    };
}
