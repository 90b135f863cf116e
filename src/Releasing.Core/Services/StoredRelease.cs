namespace Releasing.Services;

/// <summary>A release as a store holds it.</summary>
/// <param name="Id">The store's own key.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Commit">The full hash of the commit it was made from, which its tag stands for; of a release in a list what its page says, which for one made by hand may be the name of a branch.</param>
/// <param name="Title">The headline.</param>
/// <param name="Notes">The body, Markdown.</param>
/// <param name="Prerelease">It is marked as a pre-release.</param>
/// <param name="IsDraft">It is not public yet.</param>
/// <param name="Address">Where a person finds it: a folder or an address.</param>
public sealed record StoredRelease(
    string Id, string Tag, string Commit, string Title, string Notes, bool Prerelease, bool IsDraft, string Address);
