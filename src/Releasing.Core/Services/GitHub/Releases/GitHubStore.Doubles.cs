namespace Releasing.Services.GitHub.Releases;

/// <content>A request that arrives twice leaves two drafts of one tag, because GitHub lets a tag have any number of them.</content>
public sealed partial class GitHubStore
{
    // The one that is published or has assets, or else the one that came first, so that everybody who looks takes the same one. Null where one of them may be somebody's work.
    private static ReleaseModel? Original(IReadOnlyList<ReleaseModel> found)
    {
        var used = found.Where(release => !IsEmptyDraft(release)).ToList();
        var original = used.Count == 0 ? found.MinBy(release => release.Id) : used.Count == 1 ? used[0] : null;
        return found.All(other => ReferenceEquals(other, original) || (original is not null && IsEmptyDraft(other) && SaysTheSame(other, original))) ? original : null;
    }

    private static bool IsEmptyDraft(ReleaseModel release) => release is { Draft: true, Assets: not { Count: > 0 } };

    private static bool SaysTheSame(ReleaseModel one, ReleaseModel other) =>
        (one.Name, one.Body, one.TargetCommitish, one.Prerelease) == (other.Name, other.Body, other.TargetCommitish, other.Prerelease);

    // Leaves one draft of the tag; does nothing where more than one may be somebody's work.
    private async Task RemoveDoublesAsync(IReadOnlyList<ReleaseModel> found, CancellationToken cancellationToken)
    {
        if (Original(found) is { } original)
        {
            foreach (var other in found.Where(other => other.Id != original.Id))
            {
                await _client.DeleteAsync(PathOf(Describe(other, commit: null)), Permission, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<ReleaseModel>> OfTagAsync(string tag, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(release => release.TagName == tag)];
}
