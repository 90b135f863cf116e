using System.Globalization;
using Releasing.Artifacts;
using Releasing.Effects;

namespace Releasing.Services;

/// <summary>
/// There is a draft of the tag with this title and these notes. A draft with another text is brought up to date; a release that is
/// published is left as it is, also when its text differs, because people mend texts by hand and a rollback marks releases. A draft or
/// release of another commit is a conflict.
/// </summary>
/// <param name="view">The release.</param>
/// <param name="draft">What its page will say.</param>
public sealed class CreateDraftEffect(ReleaseView view, ReleaseDraft draft) : IEffect
{
    /// <inheritdoc/>
    public string Id => $"draft:{view.Name}";

    /// <inheritdoc/>
    public string Description => $"create the draft of {draft.Tag} in the {view.Store.Name} store";

    /// <inheritdoc/>
    public int Order => EffectOrder.Draft;

    /// <inheritdoc/>
    public string? Digest { get; } = DigestOf(draft);

    /// <inheritdoc/>
    public bool Irreversible => false;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(cancellationToken) is not { } there)
        {
            return Probe.Absent;
        }

        if (there.Commit != draft.Commit)
        {
            return Probe.Conflict("commit " + draft.Commit, "commit " + there.Commit);
        }

        return there.IsDraft && !Says(there, draft) ? Probe.Absent : Probe.Same;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(cancellationToken) is { } there)
        {
            await view.Store.UpdateAsync(there, draft, cancellationToken);
            view.Changed();
        }
        else
        {
            view.Created(await view.Store.CreateDraftAsync(draft, cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async Task<bool> UndoAsync(CancellationToken cancellationToken)
    {
        view.Changed();
        if (await view.FindAsync(cancellationToken) is not { } there)
        {
            return true;
        }

        if (!there.IsDraft)
        {
            return false;
        }

        await view.Store.DeleteDraftAsync(there, cancellationToken);
        view.Changed();
        return true;
    }

    // Forges hand the notes back with other line ends and without the last one.
    private static bool Says(StoredRelease there, ReleaseDraft draft) =>
        there.Title == draft.Title && there.Prerelease == draft.Prerelease && Lines(there.Notes) == Lines(draft.Notes);

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string DigestOf(ReleaseDraft draft)
    {
        using var builder = new FingerprintBuilder();
        return builder.Add("tag", draft.Tag).Add("commit", draft.Commit).Add("title", draft.Title).Add("notes", draft.Notes)
            .Add("prerelease", draft.Prerelease.ToString(CultureInfo.InvariantCulture)).Finish();
    }
}
