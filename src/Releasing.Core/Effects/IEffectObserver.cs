namespace Releasing.Effects;

/// <summary>Hears what a runner does, to show it. Called from several threads.</summary>
public interface IEffectObserver
{
    /// <summary>An effect was compared with the world.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="probe">What was found.</param>
    void Probed(IEffect effect, Probe probe);

    /// <summary>An effect is about to be applied.</summary>
    /// <param name="effect">The effect.</param>
    void Applying(IEffect effect);

    /// <summary>An effect is finished: applied, found there, or failed.</summary>
    /// <param name="result">How it ended.</param>
    void Finished(EffectResult result);
}
