namespace Releasing.Sboms.Sources;

/// <summary>
/// Rows of several sources that mean the same component although their package URLs differ. The project's own components go without a version in most lock files and with one in the program; crates of git repositories and other registries
/// go without an address in the program and with one in the lock file. Where there is exactly one candidate, the poorer row becomes the richer one.
/// </summary>
internal sealed class SameComponents
{
    private readonly Dictionary<string, Component> _richer = new(StringComparer.Ordinal);

    public static SameComponents Of(IEnumerable<Component> components)
    {
        var same = new SameComponents();
        foreach (var group in components.Where(component => component.IsFirstParty).GroupBy(component => (component.Ecosystem, component.Name.ToUpperInvariant())))
        {
            var versioned = group.Where(component => component.Version is not null).DistinctBy(component => component.PackageUrl).ToList();
            if (versioned.Count == 1)
            {
                foreach (var bare in group.Where(component => component.Version is null))
                {
                    same._richer[bare.PackageUrl] = versioned[0];
                }
            }
        }

        return same;
    }

    /// <summary>Also joins what a program names by name and version alone with the one component of that name and version in its lock files.</summary>
    public SameComponents WithOrigins(IEnumerable<Component> program, IReadOnlyList<Component> lockFiles)
    {
        var known = lockFiles.Select(component => component.PackageUrl).ToHashSet(StringComparer.Ordinal);
        var byVersion = lockFiles.ToLookup(component => (component.Ecosystem, component.Name, component.Version));
        foreach (var component in program.Where(component => component is { IsFirstParty: false, Source: null } && !known.Contains(component.PackageUrl)))
        {
            if (byVersion[(component.Ecosystem, component.Name, component.Version)].Take(2).ToList() is [{ Source: not null } only])
            {
                _richer[component.PackageUrl] = only;
            }
        }

        return this;
    }

    public string Of(string purl) => _richer.TryGetValue(purl, out var component) ? component.PackageUrl : purl;

    public Component Of(Component component) =>
        _richer.TryGetValue(component.PackageUrl, out var known) ? component with { Name = known.Name, Version = known.Version, Source = known.Source } : component;
}
