using System.Collections.Immutable;
using Releasing.Artifacts;
using Releasing.Cake.Settings;
using Releasing.Formats.Linux;
using Releasing.Notes.Pages;
using Releasing.Targets;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>The model of a package from the settings and from what the project says of itself.</summary>
internal static class PackageModel
{
    /// <summary>Describes a package.</summary>
    /// <exception cref="Failures.PreflightException">Something that it installs is missing or cannot be installed so.</exception>
    public static LinuxPackage Describe(ReleaseContext context, PackageFormatSettings own, PackageFormats format, Target target, IEnumerable<PackageContent> contents)
    {
        var (settings, project) = (context.Settings.LinuxPackages, context.Project);
        var version = new PackageVersion { Upstream = context.Version.Version, Epoch = settings.Epoch, Release = settings.Release };
        var maintainer = settings.Maintainer ?? project.Maintainer ?? "";
        var package = new LinuxPackage
        {
            Name = settings.NameIn(context),
            Version = version,
            Target = target,
            Summary = settings.Summary ?? Summary(context, format),
            Description = settings.Description ?? Description(context),
            Maintainer = maintainer,
            Homepage = project.Homepage ?? "",
            Licence = project.Licence ?? "",
            Vendor = settings.Vendor,
            Section = settings.Section,
            Priority = settings.Priority,
            Group = settings.Group,
            Relations = own.RelationsWith(settings),
            Scripts = own.Scripts.Over(settings.Scripts, context.Root, $"Settings.{format}"),
            Services = [.. settings.Services],
            Changelog = [new ChangelogEntry(version, context.Version.ContentDate, maintainer, Changes(context.Changes))],
            ModificationTime = context.Version.ContentDate,
        };
        return package with
        {
            Members = PackageTree.Resolve(contents.Concat(PackageParts.OfDebian(context, package)), context.Root, format, context.Version.ContentDate),
        };
    }

    // Debian policy 3.4.1: no full stop, no name of the package, and it goes on from "is a". RPM's rpmlint wants it to begin like a sentence.
    private static string Summary(ReleaseContext context, PackageFormats format)
    {
        var text = context.Project.Description is { Length: > 0 } description ? PackageSynopsis.Of(description) : Programs(context).Count == 1 ? "command-line program" : "command-line programs";
        return format == PackageFormats.Rpm && text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    // What the synopsis had no room for comes first.
    private static string Description(ReleaseContext context)
    {
        var programs = Programs(context);
        var whole = context.Project.Description is { } description && PackageSynopsis.IsCut(description) ? PackageSynopsis.Paragraph(description) + "\n\n" : "";
        return whole + PackageSynopsis.Paragraph(
            $"This package installs the {(programs.Count == 1 ? "program" : "programs")} {PlainText.Line(string.Join(", ", programs))}, as released by the project {context.Project.Name} itself.");
    }

    private static List<string> Programs(ReleaseContext context) =>
    [
        .. context.Plan.Of(ArtifactKind.Binary).Where(program => TargetTable.Get(program.Target!).Os == TargetOs.Linux)
            .Select(program => program.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static ImmutableArray<string> Changes(ReleaseNotes notes)
    {
        ImmutableArray<string> changes = [.. CommitSelection.Of(notes.Commits).Select(commit => PlainText.Line(commit.Scope is null ? commit.Description : $"{commit.Scope}: {commit.Description}"))];
        return changes.IsEmpty ? ["No changes are recorded"] : changes;
    }
}
