using System.Collections.Immutable;
using Releasing.Cake.Settings;
using Releasing.Formats.Linux;
using Releasing.Notes;
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
        return new LinuxPackage
        {
            Name = settings.Name ?? project.Name.ToLowerInvariant().Replace('_', '-'),
            Version = version,
            Target = target,
            Summary = settings.Summary ?? Summary(context),
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
            Members = PackageTree.Resolve(contents, context.Root, format, context.Version.ContentDate),
            Changelog = [new ChangelogEntry(version, context.Version.ContentDate, maintainer, Changes(context.Changes))],
            ModificationTime = context.Version.ContentDate,
        };
    }

    // Debian policy 3.4.1: no full stop, and the name of the package does not stand in it again.
    private static string Summary(ReleaseContext context) =>
        context.Project.Description is { Length: > 0 } text ? text.TrimEnd('.', ' ') : $"programs of the project {context.Project.Name}";

    private static string Description(ReleaseContext context)
    {
        var programs = context.Plan.Of(Artifacts.ArtifactKind.Binary).Select(program => program.Name)
            .Where(name => !name.EndsWith(".exe", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"This package installs {(programs.Count == 1 ? "the program" : "the programs")} {PlainText.Line(string.Join(", ", programs))},\n" +
            $"as released by the project {context.Project.Name} itself.";
    }

    private static ImmutableArray<string> Changes(ReleaseNotes notes)
    {
        ImmutableArray<string> changes = [.. notes.Commits.Select(commit => PlainText.Line(commit.Scope is null ? commit.Description : $"{commit.Scope}: {commit.Description}"))];
        return changes.IsEmpty ? ["No changes are recorded"] : changes;
    }
}
