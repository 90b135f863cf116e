using Releasing.Failures;

namespace Releasing.Effects;

/// <summary>A run of effects stopped: some conflict with what is there, or failed. The message names all of them.</summary>
public sealed class EffectsFailedException : ReleaseException
{
    internal EffectsFailedException(string summary, IReadOnlyList<string> problems, IReadOnlyList<EffectResult> results, Exception? cause)
        : base(summary + "\n" + string.Join('\n', problems.Select(problem => "  - " + problem)), cause!)
    {
        Problems = problems;
        Results = results;
    }

    /// <summary>What went wrong, one sentence per effect.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>How the effects ended that were reached.</summary>
    public IReadOnlyList<EffectResult> Results { get; }
}
