using System.Collections.Immutable;
using Releasing.Formats.Linux;

namespace Releasing.Formats.Rpm;

/// <summary>A script of this package that runs when another package comes or goes (RPM manual, "Triggers").</summary>
/// <param name="Kind">When it runs.</param>
/// <param name="Packages">The other packages, any of them; at least one.</param>
/// <param name="Script">What runs. rpm gives a trigger's interpreter no arguments.</param>
public sealed record RpmTrigger(RpmTriggerKind Kind, ImmutableArray<PackageRelation> Packages, PackageScript Script);
