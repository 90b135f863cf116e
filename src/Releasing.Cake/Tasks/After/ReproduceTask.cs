using System.Globalization;
using System.Text;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Reproduction;
using Releasing.Cake.Running;
using Releasing.Failures;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Builds the commit once more, from a clean clone in another folder with another umask, another time zone and empty compiler caches, and
/// compares every artifact whose bytes the commit decides. A difference is named down to the member and section it lies in.
/// What a repository wires before this task is built twice and compared too.
/// </summary>
[TaskName(TaskNames.Reproduce)]
[TaskDescription("Builds once more from a clean clone elsewhere and proves that every byte is the same")]
[IsDependentOn(typeof(ChecksumTask))]
[IsDependentOn(typeof(ReleaseNotesTask))]
public class ReproduceTask : ReleaseTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) =>
    [
        GitRequirement.Because("makes the clean clone"),
        new Requirement
        {
            Kind = RequirementKind.Permission,
            Name = "no uncommitted changes",
            Purpose = "lets a clean clone have the same sources",
            Hint = "commit or stash them",
            Check = release => release.Version.Dirty ? "the working tree has uncommitted changes, which a clean clone cannot have" : null,
        },
    ];

    /// <summary>Builds again and compares.</summary>
    /// <param name="context">The release.</param>
    /// <exception cref="ReleaseException">An artifact differs: names all of them, and what differs in each.</exception>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var interrupt = new Interrupt();
        using var log = new ItemLog(Path.Combine(context.WorkFolder, "logs", Name, "second-build.log"), context.Mask);
        using var second = new SecondBuild(context);
        var compared = await Task.Run(() => Compare(context, second, log, interrupt.Token), interrupt.Token);
        RemarkSigned(context);
        ComparisonTable.Show(context.Terminal, compared);
        var different = compared.Where(artifact => !artifact.IsSame).ToList();
        if (different.Count > 0)
        {
            second.Keep = true;
            throw Failure(compared.Count, different, second.Folder);
        }

        context.Run.Remark(string.Create(
            CultureInfo.InvariantCulture, $"Reproduced: all {compared.Count} artifacts have the same bytes when a clean clone is built in another folder, umask and time zone ({Surroundings.TimeZone}) with empty caches."));
    }

    private IReadOnlyList<ReproducedArtifact> Compare(ReleaseContext context, SecondBuild second, ItemLog log, CancellationToken cancellationToken)
    {
        const string item = "second build from a clean clone";
        using var progress = context.Progress.Begin(Name, 1);
        progress.Started(item);
        var watch = Stopwatch.StartNew();
        var outcome = ItemOutcome.Failed;
        try
        {
            // The program that is started again takes apart what it waits for itself, so both builds are of the same tasks.
            var catalogue = second.Run(context.DependenciesOf(Name), log, cancellationToken);
            outcome = ItemOutcome.Made;
            var tasks = context.TasksBefore(Name);
            var first = context.Artifacts.All.Where(artifact => IsCompared(context, artifact) && tasks.Contains(artifact.ProducedBy)).ToList();
            var others = catalogue.All.Where(artifact => IsCompared(context, artifact)).ToList();
            return ReproducedArtifact.Compare(first, context.Catalogue.FullPath, others, catalogue.FullPath, cancellationToken);
        }
        finally
        {
            progress.Finished(item, outcome, watch.Elapsed, log.Lines);
        }
    }

    // What holds a signature is compared as it was before it was signed.
    private static bool IsCompared(ReleaseContext context, Artifact artifact) => artifact.Traits.Deterministic && !context.Plan.HoldsSignature(artifact.Identity);

    private static void RemarkSigned(ReleaseContext context)
    {
        var signed = context.Artifacts.All.Count(artifact => artifact.Traits.Deterministic && context.Plan.HoldsSignature(artifact.Identity));
        if (signed > 0)
        {
            context.Run.Remark(string.Create(
                CultureInfo.InvariantCulture, $"{signed} artifacts hold a code signature and were not compared; the programs in them were, as they are before signing."));
        }
    }

    private static ReleaseException Failure(int count, List<ReproducedArtifact> different, string folder)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"{TaskNames.Reproduce}: {different.Count} of {count} artifacts differ when a clean clone is built. ");
        message.Append(CultureInfo.InvariantCulture, $"Make them independent of time, place, umask and files that are not committed; the second build is kept in {folder}.");
        foreach (var artifact in different)
        {
            foreach (var difference in artifact.Differences)
            {
                message.Append("\n  - ").Append(TerminalText.Clean($"{artifact.Artifact.Name}: {difference}"));
            }
        }

        return new ReleaseException(message.ToString());
    }
}
