using System.Collections.Immutable;

namespace Releasing.Formats.Rpm;

/// <summary>The dependency lists of a package, each sorted and without doubles as rpmbuild writes them.</summary>
internal sealed record RpmDependencies
{
    public required ImmutableArray<RpmDependency> Requires { get; init; }

    public required ImmutableArray<RpmDependency> Provides { get; init; }

    public required ImmutableArray<RpmDependency> Conflicts { get; init; }

    public required ImmutableArray<RpmDependency> Obsoletes { get; init; }

    public required ImmutableArray<RpmDependency> Recommends { get; init; }

    public required ImmutableArray<RpmDependency> Suggests { get; init; }

    public static RpmDependencies Of(RpmPackage package, IReadOnlyList<RpmMember> files)
    {
        var relations = package.Package.Relations;
        var lists = new RpmDependencies
        {
            Requires =
            [
                .. relations.Depends.Select(relation => RpmDependency.Of(relation)),
                .. relations.PreDepends.Select(relation => RpmDependency.Of(relation, RpmSense.PreInstall)),
                .. Interpreters(package),
                .. files.Any(file => file.IsConfig) ? [Config(package)] : Array.Empty<RpmDependency>(),
                .. files.SelectMany(file => file.Requires),
            ],
            Provides = Sorted(
            [
                .. relations.Provides.Select(relation => RpmDependency.Of(relation)),
                .. Own(package),
                .. files.Any(file => file.IsConfig) ? [Config(package)] : Array.Empty<RpmDependency>(),
                .. files.SelectMany(file => file.Provides),
            ]),
            Conflicts = Sorted(relations.Conflicts.Concat(relations.Breaks).Select(relation => RpmDependency.Of(relation))),
            Obsoletes = Sorted(relations.Replaces.Select(relation => RpmDependency.Of(relation))),
            Recommends = Sorted(relations.Recommends.Select(relation => RpmDependency.Of(relation))),
            Suggests = Sorted(relations.Suggests.Select(relation => RpmDependency.Of(relation))),
        };
        return lists with { Requires = Sorted(lists.Requires.Concat(RpmFeatures.Of(package, files, lists.All()))) };
    }

    private static IEnumerable<RpmDependency> Own(RpmPackage package)
    {
        yield return new RpmDependency(package.Package.Name, RpmSense.Equal, package.FullVersion);
        if (RpmArchitecture.Isa(package.Architecture) is { } isa)
        {
            yield return new RpmDependency($"{package.Package.Name}({isa})", RpmSense.Equal, package.FullVersion);
        }
    }

    // Ties configuration files to the version they came with, when they are split from the program later on.
    private static RpmDependency Config(RpmPackage package) =>
        new($"config({package.Package.Name})", RpmSense.Equal | RpmSense.Config, package.FullVersion);

    private static IEnumerable<RpmDependency> Interpreters(RpmPackage package) =>
        RpmScriptlet.Of(package)
            .Select(scriptlet => (Program: scriptlet.Program[0], scriptlet.Sense))
            .Concat(package.Triggers.Select(trigger => (Program: RpmScriptlet.ProgramOf(trigger.Script)[0], Sense: RpmSense.Any)))
            .Where(found => found.Program != RpmScriptlet.Lua)
            .Select(found => new RpmDependency(found.Program, RpmSense.Interpreter | found.Sense, ""));

    private static ImmutableArray<RpmDependency> Sorted(IEnumerable<RpmDependency> dependencies) => [.. dependencies.Distinct().Order()];

    private IEnumerable<RpmDependency> All() => Requires.Concat(Provides).Concat(Conflicts).Concat(Obsoletes).Concat(Recommends).Concat(Suggests);
}
