namespace Releasing.Effects;

/// <summary>The answer of <see cref="IEffect.ProbeAsync"/>.</summary>
/// <param name="State">Absent, same, conflict or unknown.</param>
/// <param name="Ours">The digest or value the effect wants, when it has one.</param>
/// <param name="Theirs">The digest or value that is there, when there is one.</param>
public sealed record Probe(ProbeState State, string? Ours = null, string? Theirs = null)
{
    /// <summary>Nothing is there.</summary>
    public static Probe Absent { get; } = new(ProbeState.Absent);

    /// <summary>The wanted thing is there already.</summary>
    public static Probe Same { get; } = new(ProbeState.Same);

    /// <summary>It cannot be told before the file is built.</summary>
    public static Probe Unknown { get; } = new(ProbeState.Unknown);

    /// <summary>Something else is there.</summary>
    /// <param name="ours">What the effect wants.</param>
    /// <param name="theirs">What is there.</param>
    public static Probe Conflict(string ours, string theirs) => new(ProbeState.Conflict, ours, theirs);
}
