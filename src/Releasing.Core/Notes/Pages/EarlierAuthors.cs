using System.Text;
using Releasing.Git;

namespace Releasing.Notes.Pages;

/// <summary>Finds out whose first release it is.</summary>
internal static class EarlierAuthors
{
    /// <summary>The same people; those whom no earlier author is have <see cref="Contributor.IsNew"/>. In a first release nobody is called new.</summary>
    public static IReadOnlyList<Contributor> Mark(GitRepository repository, IReadOnlyList<Contributor> people, IReadOnlyList<string> before)
    {
        if (before.Count == 0 || people.Count == 0)
        {
            return people;
        }

        var unknown = people.ToHashSet<Contributor>(ReferenceEqualityComparer.Instance);
        using var running = repository.Start(
            ["log", "-z", "--no-show-signature", "--no-color", "--no-notes", "--encoding=UTF-8", "--format=tformat:%aE%n%aN", "--end-of-options", .. before, "--"]);
        using var reader = new StreamReader(running.Output, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var author in Records(reader))
        {
            // Whoever was looked for once is the same in all later lines.
            if (seen.Add(author))
            {
                unknown.RemoveWhere(person => Is(person, author));
                if (unknown.Count == 0)
                {
                    // Nobody is left to look for: disposing ends git.
                    return people;
                }
            }
        }

        running.FinishSuccessfully();
        return [.. people.Select(person => unknown.Contains(person) ? person with { IsNew = true } : person)];
    }

    private static bool Is(Contributor person, string author)
    {
        var end = author.IndexOf('\n', StringComparison.Ordinal);
        var earlier = new GitPerson(author[(end + 1)..].Trim(), author[..end].Trim());
        return person.Addresses.Contains(earlier.Email.ToLowerInvariant())
            || (earlier.Name.Length > 0 && earlier.Name == person.Name)
            || (person.Login is { } login && login.Equals(PersonName.LoginOf(earlier), StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Records(StreamReader reader)
    {
        var record = new StringBuilder();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var at = 0;
            for (int end; at < count && (end = Array.IndexOf(buffer, '\0', at, count - at)) >= 0; at = end + 1)
            {
                yield return record.Append(buffer, at, end - at).ToString();
                record.Clear();
            }

            record.Append(buffer, at, count - at);
        }
    }
}
