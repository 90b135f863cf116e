using Releasing.Cake.Running;
using Releasing.Failures;
using Releasing.Notes.Cliff;
using Releasing.Versions.Next;

namespace Releasing.Cake.Versioning;

/// <summary>A product of the repository and the version proposed for it.</summary>
/// <param name="Package">The product; its name is empty for a repository that is one.</param>
/// <param name="Proposal">The version.</param>
internal sealed record ProductVersion(ReleasePackage Package, VersionProposal Proposal)
{
    /// <summary>The products that the arguments speak of.</summary>
    public static IReadOnlyList<ReleasePackage> Asked(ReleaseContext context, VersionArguments arguments)
    {
        var packages = context.Settings.Versions.Packages;
        if (arguments.Package is { } name)
        {
            return packages.Where(package => package.Name == name).ToList() is { Count: > 0 } named
                ? named
                : throw new ReleaseException(packages.Count == 0
                    ? $"Version: there is no package '{TerminalText.Clean(name)}', for Settings.Versions.Packages is empty. Leave --package out, or add the packages."
                    : $"Version: there is no package '{TerminalText.Clean(name)}'. The packages are: {string.Join(", ", packages.Select(package => package.Name))}.");
        }

        return packages.Count > 0 ? [.. packages] : [new ReleasePackage("", "", context.Settings.TagPrefix)];
    }

    /// <summary>Proposes the next version of a product.</summary>
    public static ProductVersion Propose(ReleaseContext context, VersionArguments arguments, ReleasePackage package) =>
        new(package, NextVersion.Propose(context.Git, package.TagPrefix, package.Path.Length == 0 ? [] : [package.Path], context.Settings.Versions.Next(arguments, BumpOf(context))));

    private static CliffBump? BumpOf(ReleaseContext context) => context.Settings.Versions.Cliff && CliffFile.Find(context.Root) is { } file ? CliffFile.Read(file).Bump : null;
}
