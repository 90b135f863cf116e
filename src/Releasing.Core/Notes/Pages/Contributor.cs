using Releasing.Notes.Commits;

namespace Releasing.Notes.Pages;

/// <summary>Somebody who wrote a part of a release. Written by others.</summary>
/// <param name="Name">May be empty when there is a login.</param>
/// <param name="Login">The account on the forge, where an address or an enricher tells; null otherwise. Letters, digits and <c>- _ .</c> alone.</param>
/// <param name="Commits">How many commits of the release, as author or co-author.</param>
/// <param name="First">The oldest of them.</param>
public sealed record Contributor(string Name, string? Login, int Commits, ConventionalCommit First)
{
    /// <summary>Nothing of theirs is in an earlier release.</summary>
    public bool IsNew { get; init; }

    /// <summary>Addresses by which they are known, in lower case. They appear on no page.</summary>
    internal IReadOnlySet<string> Addresses { get; init; } = new HashSet<string>();
}
