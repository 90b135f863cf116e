using Cake.Frosting;
using Releasing.Cake.Planning;
using Releasing.Effects;
using Releasing.Services.Homebrew;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Writes the formula (and the cask, where the settings ask for one) of the public release into the tap: addresses, digests and what is installed come from what the store has published, never from local files.
/// </summary>
[TaskName(TaskNames.Homebrew)]
[TaskDescription("Writes the formula of the public release into the tap")]
[IsDependentOn(typeof(PublishReleaseTask))]
public class HomebrewTask : EffectTask
{
    /// <inheritdoc/>
    public override bool IsIrreversible => true;

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) => HomebrewRequirements.Of(context);

    /// <inheritdoc/>
    public override IEnumerable<IEffect> Effects(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HomebrewEffects.Of(context, formula => Describe(context, formula));
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Homebrew;
        return base.SkipReason(context)
            ?? (settings.Enabled == false ? "Settings.Homebrew.Enabled is false"
                : !HomebrewTap.IsLocal(context) && settings.Tap is null && settings.Enabled is null ? "Settings.Homebrew.Tap names no tap"
                : null);
    }

    /// <summary>What the formula says. Override it to change that; addresses and digests are already those of the published release.</summary>
    /// <param name="context">The release.</param>
    /// <param name="formula">What settings, project and archives say.</param>
    protected virtual Formula Describe(ReleaseContext context, Formula formula) => formula;
}
