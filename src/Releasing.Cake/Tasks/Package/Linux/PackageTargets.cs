using Releasing.Artifacts;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Which targets' programs a format packs.</summary>
internal static class PackageTargets
{
    private const string NeedsMusl = "Alpine has no glibc: build the target with musl, or set Settings.Apk.StaticPrograms where the programs are static";

    /// <summary>One entry for each processor: the target, its programs, and why it is left out (null when it is not).</summary>
    public static IEnumerable<(Target Target, IReadOnlyList<PlannedArtifact> Programs, string? WhyNot)> Of(ReleaseContext context, PackageFormats format)
    {
        var programs = context.Plan.Of(ArtifactKind.Binary)
            .Select(program => (Program: program, Target: TargetTable.Get(program.Target!)))
            .Where(pair => pair.Target.Os == TargetOs.Linux)
            .GroupBy(pair => pair.Target.Arch)
            .ToList();
        foreach (var processor in programs)
        {
            var targets = processor.Select(pair => pair.Target).Distinct().ToList();
            var gnu = targets.Find(target => target.Libc == TargetLibc.Gnu);
            var musl = targets.Find(target => target.Libc == TargetLibc.Musl);

            // A static program of the target with musl runs everywhere; one of the other target runs on Alpine only when it is static.
            var chosen = format == PackageFormats.Apk ? musl ?? gnu! : gnu ?? musl!;
            var whyNot = format == PackageFormats.Apk && musl is null && !AreStatic(context, gnu!) ? NeedsMusl : null;
            yield return (chosen, [.. processor.Where(pair => pair.Target == chosen).Select(pair => pair.Program)], whyNot);
        }
    }

    private static bool AreStatic(ReleaseContext context, Target target) => context.Settings.Apk.StaticPrograms
        ?? context.Selection.Buildable.Where(selected => selected.Target == target).All(selected => selected.Builder.MakesStaticPrograms(context, target));
}
