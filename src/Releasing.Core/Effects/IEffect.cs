namespace Releasing.Effects;

/// <summary>
/// One change outside the artifacts folder. An effect is rebuilt from tag, settings and remote at any time, so a re-run on
/// another machine knows the same effects; it never relies on what an earlier run remembered.
/// </summary>
public interface IEffect
{
    /// <summary>Stable and unique within a release, such as <c>upload:tool-1.2.3-linux-x86_64.tar.gz</c>.</summary>
    string Id { get; }

    /// <summary>What it does, as a line a person reads in the plan: <c>upload tool-1.2.3-linux-x86_64.tar.gz to …</c>.</summary>
    string Description { get; }

    /// <summary>Effects of a lower order finish before those of a higher order start; equal ones run side by side.</summary>
    int Order { get; }

    /// <summary>SHA-256 of what it puts there, or null when it has none or the file is not built yet.</summary>
    string? Digest { get; }

    /// <summary>It cannot be taken back, so it runs only after verification.</summary>
    bool Irreversible { get; }

    /// <summary>Compares the world with what the effect wants; changes nothing.</summary>
    /// <param name="cancellationToken">Stops the comparison.</param>
    Task<Probe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Makes the change. Called only after a probe answered <see cref="ProbeState.Absent"/>.</summary>
    /// <param name="cancellationToken">Stops the change; what is half done must be seen as absent by the next probe or be mended by the next apply.</param>
    Task ApplyAsync(CancellationToken cancellationToken);

    /// <summary>Takes the change back.</summary>
    /// <param name="cancellationToken">Stops the undoing.</param>
    /// <returns>False when it cannot be taken back.</returns>
    Task<bool> UndoAsync(CancellationToken cancellationToken);
}
