using Releasing.Artifacts;
using Releasing.Effects;
using Releasing.Failures;

namespace Releasing.Services.Homebrew;

/// <summary>
/// The tap holds the files of a published release, rendered from what the store has published and nothing else. A later version in the tap stays, and so does one of this version that somebody mended; one of
/// this version that names other bytes is a conflict.
/// </summary>
/// <param name="view">The release.</param>
/// <param name="tap">The tap.</param>
/// <param name="title">What is released, on one line: <c>tool 1.2.3</c>.</param>
/// <param name="render">Makes the files of the published release.</param>
public sealed class TapEffect(ReleaseView view, ITap tap, string title, Func<ReleaseView, StoredRelease, CancellationToken, Task<IReadOnlyList<TapFile>>> render) : IEffect
{
    private IReadOnlyList<TapFile>? _files;

    /// <inheritdoc/>
    public string Id => $"homebrew:{view.Name}/{tap.Name}";

    /// <inheritdoc/>
    public string Description => $"write the formula of {title} into the tap {tap.Name}";

    /// <inheritdoc/>
    public int Order => EffectOrder.Tap;

    /// <summary>SHA-256 over the files; null before they can be rendered.</summary>
    public string? Digest => _files is null ? null : DigestOf(_files);

    /// <inheritdoc/>
    public bool Irreversible => true;

    /// <inheritdoc/>
    public async Task<Probe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (await RenderAsync(cancellationToken) is not { } files)
        {
            return Probe.Absent;
        }

        var absent = false;
        foreach (var file in files)
        {
            var there = await tap.ReadAsync(file.Path, cancellationToken);
            var state = file.Against(there);
            if (state == TapFileState.OtherBytes && !tap.IsOwn)
            {
                return Probe.Conflict($"'{file.Path}' of {file.Version} with SHA-256 {Digests(file.Text)}", $"one of the same version with SHA-256 {Digests(there!)}");
            }

            absent |= IsNeeded(state);
        }

        return absent ? Probe.Absent : Probe.Same;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (await RenderAsync(cancellationToken) is not { } files || await view.FindAsync(cancellationToken) is not { } release)
        {
            throw new ReleaseException($"{Id}: the release is not public yet. Publish it first.");
        }

        var needed = new List<TapFile>();
        foreach (var file in files)
        {
            if (IsNeeded(file.Against(await tap.ReadAsync(file.Path, cancellationToken))))
            {
                needed.Add(file);
            }
        }

        await tap.WriteAsync(needed, release, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> UndoAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    private bool IsNeeded(TapFileState state) => tap.IsOwn ? state != TapFileState.Same : state is TapFileState.Missing or TapFileState.Older;

    private async Task<IReadOnlyList<TapFile>?> RenderAsync(CancellationToken cancellationToken) =>
        _files ??= await view.FindAsync(cancellationToken) is { IsDraft: false } release ? await render(view, release, cancellationToken) : null;

    private static string Digests(string ruby) => string.Join(", ", FormulaVersion.DigestsIn(ruby).Distinct(StringComparer.Ordinal));

    private static string DigestOf(IReadOnlyList<TapFile> files)
    {
        using var builder = new FingerprintBuilder();
        foreach (var file in files)
        {
            builder.Add(file.Path, file.Text);
        }

        return builder.Finish();
    }
}
