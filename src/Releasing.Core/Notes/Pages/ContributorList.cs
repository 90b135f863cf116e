using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Notes.Pages;

/// <summary>Who wrote the commits of a release.</summary>
public static class ContributorList
{
    /// <summary>
    /// Authors and co-authors, most commits first, then by name (ordinal). Robots are left out: names and addresses that end in <c>[bot]</c> or <c>-bot</c>, those known by name, and addresses that
    /// nobody reads (<c>noreply@…</c>). Two are one when address, account or name is the same.
    /// </summary>
    /// <param name="commits">Newest first.</param>
    /// <param name="robots">Further names that are no people's; none by default.</param>
    public static IReadOnlyList<Contributor> Of(IReadOnlyList<ConventionalCommit> commits, IReadOnlyCollection<string>? robots = null)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var entries = new List<Entry>();
        var known = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var commit in commits)
        {
            var named = new HashSet<Entry>();
            foreach (var person in commit.CoAuthors.Prepend(commit.Commit.Author).Where(person => !PersonName.IsRobot(person, robots ?? [])))
            {
                if (Find(entries, known, person) is { } entry && named.Add(entry))
                {
                    entry.Commits++;
                    entry.First = commit;
                }
            }
        }

        return
        [
            .. entries.Select(entry => new Contributor(entry.Name, entry.Login, entry.Commits, entry.First!) { Addresses = entry.Addresses })
                .OrderByDescending(person => person.Commits).ThenBy(person => person.Name, StringComparer.Ordinal).ThenBy(person => person.Login, StringComparer.Ordinal),
        ];
    }

    private static Entry? Find(List<Entry> entries, Dictionary<string, Entry> known, GitPerson person)
    {
        var name = person.Name.Trim();
        var email = person.Email.Trim().ToLowerInvariant();
        var login = PersonName.LoginOf(person);
        string[] keys =
        [
            .. email.Length > 0 ? ["address " + email] : Array.Empty<string>(),
            .. login is not null ? ["login " + login.ToLowerInvariant()] : Array.Empty<string>(),
            .. name.Length > 0 ? ["name " + name] : Array.Empty<string>(),
        ];
        if (name.Length == 0 && login is null)
        {
            // An address alone is nobody's business.
            return keys.Length > 0 ? known.GetValueOrDefault(keys[0]) : null;
        }

        var entry = keys.Select(key => known.GetValueOrDefault(key)).FirstOrDefault(found => found is not null);
        if (entry is null)
        {
            entries.Add(entry = new Entry());
        }

        // The newest name is how somebody is called today.
        entry.Name = entry.Name.Length > 0 ? entry.Name : name;
        entry.Login ??= login;
        entry.Addresses.Add(email);
        foreach (var key in keys)
        {
            known.TryAdd(key, entry);
        }

        return entry;
    }

    private sealed class Entry
    {
        public string Name { get; set; } = "";

        public string? Login { get; set; }

        public int Commits { get; set; }

        public ConventionalCommit? First { get; set; }

        public HashSet<string> Addresses { get; } = new(StringComparer.Ordinal);
    }
}
