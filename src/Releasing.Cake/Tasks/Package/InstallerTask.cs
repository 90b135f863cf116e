using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>What the tasks of the desktop installers share: one installer for each target of their system that has programs.</summary>
public abstract class InstallerTask : ArtifactTask
{
    private const string DefaultTemplate = "{name}-{version}-{os}-{arch}";

    /// <summary>The kind of its artifacts.</summary>
    protected abstract ArtifactKind Kind { get; }

    /// <summary>The system that it installs on.</summary>
    protected abstract TargetOs System { get; }

    /// <summary>The file name's end, with its dot.</summary>
    protected abstract string Ending { get; }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? FormatSettings(context).WhyNot(context.Options.Targets.Contains(Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override IEnumerable<PlannedArtifact> Plan(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (target, programs) in Targets(context))
        {
            if (WhyNot(context, target) is { } reason)
            {
                context.Run.Skip($"{Name} ({target.Name})", reason);
                continue;
            }

            var name = AssetName.From(FileName(context, target));
            Check(name, [.. InstallerFiles.Missing(context), .. EarlyProblems(context, programs)]);
            var outline = Outline(context, target, programs);
            Check(name, outline.Problems);

            yield return new PlannedArtifact
            {
                Kind = Kind,
                Name = name,
                Target = target.Name,
                Inputs = programs,
                Files = outline.Files,
                Facts = outline.Facts,
            };
        }
    }

    /// <summary>The settings of the format.</summary>
    /// <param name="context">The release.</param>
    private protected abstract InstallerSettings FormatSettings(ReleaseContext context);

    /// <summary>What is known of an installer before its programs are made.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target it is for.</param>
    /// <param name="programs">The programs, planned but not made.</param>
    private protected abstract InstallerOutline Outline(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs);

    /// <summary>What is wrong before the installer can be described, such as files that the settings name and that are not there; a sentence each. Default: nothing.</summary>
    /// <param name="context">The release.</param>
    /// <param name="programs">The programs, planned but not made.</param>
    private protected virtual IEnumerable<string> EarlyProblems(ReleaseContext context, IReadOnlyList<PlannedArtifact> programs) => [];

    /// <summary>Why there is none for a target; null when there is one. Default: there is one.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target.</param>
    private protected virtual string? WhyNot(ReleaseContext context, Target target) => null;

    /// <summary>The name's pattern where the settings have none.</summary>
    private protected virtual string Template => DefaultTemplate;

    /// <summary>The values of the words in a name. Default: those of archives.</summary>
    /// <param name="context">The release.</param>
    /// <param name="target">The target.</param>
    private protected virtual IReadOnlyDictionary<string, string> Words(ReleaseContext context, Target target) => NameWords.For(context, target);

    /// <summary>The targets with their programs. Default: every target of the system.</summary>
    /// <param name="context">The release.</param>
    private protected virtual IEnumerable<(Target Target, IReadOnlyList<PlannedArtifact> Programs)> Targets(ReleaseContext context) =>
        from program in context.Plan.Of(ArtifactKind.Binary)
        group program by program.Target! into programs
        let target = TargetTable.Get(programs.Key)
        where target.Os == System
        select (target, (IReadOnlyList<PlannedArtifact>)[.. programs]);

    private string FileName(ReleaseContext context, Target target) =>
        NameTemplateRules.Fill(FormatSettings(context).NameTemplate ?? Template, Words(context, target)) + Ending;

    private void Check(string name, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new PreflightException($"{Name}: {name}", problems);
        }
    }
}
