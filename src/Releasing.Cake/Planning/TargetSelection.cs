using Releasing.Cake.Builders;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Planning;

/// <summary>Which builder builds which target in this run, and what is left out and why.</summary>
public sealed class TargetSelection
{
    private TargetSelection(IReadOnlyList<IBuilder> builders, IReadOnlyList<SelectedTarget> targets, bool wantsUniversal)
    {
        WantsUniversal = wantsUniversal;
        Builders = builders;
        All = targets;
        TargetNames = targets.Select(target => target.Target.Name).Concat(wantsUniversal ? [TargetTable.Universal.Name] : []).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The builders in use.</summary>
    public IReadOnlyList<IBuilder> Builders { get; }

    /// <summary>Every pair that was asked for, buildable or not.</summary>
    public IReadOnlyList<SelectedTarget> All { get; }

    /// <summary>The pairs this machine can build.</summary>
    public IEnumerable<SelectedTarget> Buildable => All.Where(target => target.WhyNot is null);

    /// <summary>The two macOS programs of a name are joined where both are built.</summary>
    public bool WantsUniversal { get; }

    /// <summary>The names of every target that was asked for.</summary>
    public IReadOnlySet<string> TargetNames { get; }

    /// <summary>Patterns that match no target, each as a sentence with the valid names.</summary>
    /// <param name="patterns">Names or patterns.</param>
    /// <param name="where">The argument or setting.</param>
    public static IEnumerable<string> UnknownPatterns(IEnumerable<string> patterns, string where)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        foreach (var pattern in patterns)
        {
            string? problem = null;
            try
            {
                TargetTable.Matching(pattern);
            }
            catch (ReleaseException exception)
            {
                problem = $"{where}: {exception.Message}";
            }

            if (problem is not null)
            {
                yield return problem;
            }
        }
    }

    internal static TargetSelection Create(ReleaseContext context)
    {
        var builders = context.Builders.Where(builder => builder.IsUsed(context)).ToList();
        var settings = Expand(context.Settings.Targets);
        var only = Expand(context.Options.Only);
        var named = context.Settings.Targets.Concat(context.Options.Only).Where(name => !name.AsSpan().ContainsAny('*', '?'))
            .SelectMany(name => TargetTable.Matching(name)).ToHashSet();
        var onTagInCI = context.IsCI && !context.Version.IsSnapshot;
        var targets = new List<SelectedTarget>();
        foreach (var builder in builders)
        {
            var wanted = settings.Count > 0 ? TargetTable.All.Where(settings.Contains) : WithUniversal(builder.DefaultTargets(context), only);
            var chosen = wanted.Where(target => (only.Count == 0 || only.Contains(target)) && (!context.Options.SingleTarget || target == TargetTable.Host));
            foreach (var target in WithSlices(context, builder, chosen))
            {
                var isNamed = named.Contains(target) || (TargetTable.Slices.Contains(target) && named.Contains(TargetTable.Universal));
                targets.Add(new SelectedTarget(builder, target, builder.WhyNot(context, target), isNamed || onTagInCI));
            }
        }

        var universal = TargetTable.Universal;
        var isChosen = (only.Count == 0 || only.Contains(universal)) && (settings.Count == 0 || settings.Contains(universal)) && !context.Options.SingleTarget;
        return new TargetSelection(builders, targets, isChosen && (context.Settings.UniversalBinary || named.Contains(universal)));
    }

    // '--only=macos-universal2' chooses it although no compiler has it among its targets.
    private static IEnumerable<Target> WithUniversal(IReadOnlyList<Target> targets, HashSet<Target> only) =>
        only.Contains(TargetTable.Universal) && TargetTable.Slices.All(targets.Contains) ? targets.Append(TargetTable.Universal).Distinct() : targets;

    // A compiler has no universal target: it builds both slices, which a later task joins. Only prebuilt programs may be universal already.
    private static IEnumerable<Target> WithSlices(ReleaseContext context, IBuilder builder, IEnumerable<Target> chosen)
    {
        var targets = chosen.SelectMany(target => target == TargetTable.Universal && builder.WhyNot(context, target) is not null ? TargetTable.Slices : [target]).ToHashSet();
        return TargetTable.All.Where(targets.Contains);
    }

    private static HashSet<Target> Expand(IEnumerable<string> patterns) => patterns.SelectMany(pattern => TargetTable.Matching(pattern)).ToHashSet();
}
