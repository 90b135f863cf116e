using Releasing.Cake.Builders;
using Releasing.Targets;

namespace Releasing.Cake.Planning;

/// <summary>A target that was asked for.</summary>
/// <param name="Builder">Who would build it.</param>
/// <param name="Target">The target.</param>
/// <param name="WhyNot">Why this machine cannot, and what would mend it; null when it can.</param>
/// <param name="IsRequired">It was named without a pattern, or this is a tag in CI: leaving it out is then a failure.</param>
public sealed record SelectedTarget(IBuilder Builder, Target Target, string? WhyNot, bool IsRequired);
