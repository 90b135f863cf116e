using Releasing.Git;
using Releasing.Notes.History;

namespace Releasing.Notes.Pages;

/// <summary>Finds out whose first release it is.</summary>
internal static class EarlierAuthors
{
    /// <summary>The same people; those who are no earlier author or co-author have <see cref="Contributor.IsNew"/>. In a first release nobody is called new.</summary>
    public static IReadOnlyList<Contributor> Mark(GitRepository repository, IReadOnlyList<Contributor> people, IReadOnlyList<string> before)
    {
        if (before.Count == 0 || people.Count == 0)
        {
            return people;
        }

        var unknown = people.ToHashSet<Contributor>(ReferenceEqualityComparer.Instance);
        foreach (var author in ReleaseHistory.AuthorsBefore(repository, before).Concat(ReleaseHistory.CoAuthorsBefore(repository, before)))
        {
            unknown.RemoveWhere(person => Is(person, author));
            if (unknown.Count == 0)
            {
                // Nobody is left to look for: leaving ends git.
                return people;
            }
        }

        return [.. people.Select(person => unknown.Contains(person) ? person with { IsNew = true } : person)];
    }

    private static bool Is(Contributor person, GitPerson earlier) =>
        person.Addresses.Contains(earlier.Email.Trim().ToLowerInvariant())
        || (earlier.Name.Trim() is { Length: > 0 } name && name == person.Name)
        || (person.Login is { } login && login.Equals(PersonName.LoginOf(earlier), StringComparison.OrdinalIgnoreCase));
}
