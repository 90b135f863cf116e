namespace Releasing.Sboms.Sources;

/// <summary>
/// The project's own components go without a version in most lock files and with one in the program: one and the same. Where exactly one version is known, the row without a version becomes it.
/// </summary>
internal sealed class OwnVersions
{
    private readonly Dictionary<string, Component> _versioned = new(StringComparer.Ordinal);

    public static OwnVersions Of(IEnumerable<Component> components)
    {
        var own = new OwnVersions();
        foreach (var group in components.Where(component => component.IsFirstParty).GroupBy(component => (component.Ecosystem, component.Name)))
        {
            var versioned = group.Where(component => component.Version is not null).DistinctBy(component => component.Version).ToList();
            if (versioned.Count == 1 && group.FirstOrDefault(component => component.Version is null) is { } bare)
            {
                own._versioned[bare.PackageUrl] = versioned[0];
            }
        }

        return own;
    }

    public string Of(string purl) => _versioned.TryGetValue(purl, out var component) ? component.PackageUrl : purl;

    public Component Of(Component component) =>
        component.Version is null && _versioned.TryGetValue(component.PackageUrl, out var known) ? component with { Version = known.Version } : component;
}
