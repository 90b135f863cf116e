using Releasing.Notes.History;

namespace Releasing.Notes.Cliff;

/// <summary>A release as the templates see it.</summary>
/// <param name="Tag">Its tag, or the one it will get; null for what is not released yet.</param>
/// <param name="Date">When it was made; null for what is not released yet.</param>
/// <param name="Span">Its part of the history.</param>
/// <param name="Commits">What appears of it, in the order of the page.</param>
internal sealed record CliffRelease(string? Tag, DateTimeOffset? Date, ReleaseSpan Span, IReadOnlyList<CliffCommit> Commits)
{
    /// <summary>The release before it; null for the first.</summary>
    public CliffRelease? Previous { get; init; }
}
