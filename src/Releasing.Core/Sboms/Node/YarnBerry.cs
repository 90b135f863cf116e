using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>A yarn.lock of Yarn 2 or later while it is read.</summary>
internal sealed class YarnBerry(LockFile file)
{
    private readonly YarnGraph _graph = new(file);
    private int _patched;

    public Inventory Read(Stream content)
    {
        using var yaml = new YamlTokens(content, file);
        yaml.ExpectMap("the file");
        while (yaml.ReadKey(out var key))
        {
            if (key == "__metadata")
            {
                yaml.Skip();
            }
            else
            {
                Add(key, yaml.ReadValue());
            }
        }

        _graph.Connect();
        _graph.Graph.Gap($"{file.Path} does not tell development packages from others, and records no digests of the registry's archives.");
        if (_patched > 0)
        {
            _graph.Graph.Gap($"{file.Path} names {_patched} packages that the project patches; they are listed as what they were before.");
        }

        _graph.Graph.TakeUsualRegistry(unnamedMeansUsual: true);
        return _graph.Graph.Reached();
    }

    private void Add(string key, LockValue entry)
    {
        if (!entry.IsMap)
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(key)} is not a map");
        }

        var resolution = entry["resolution"]?.Text is { Length: > 0 } text ? text : throw file.Error(entry.Line, $"the entry of {LockFile.Shown(key)} has no resolution");
        var locator = YarnLocator.Parse(resolution);
        _patched += locator.IsPatched ? 1 : 0;
        var version = entry["version"]?.Text;
        var node = _graph.Add(
            new Component
            {
                Ecosystem = Ecosystem.Npm,
                Name = locator.Name,
                Version = version is null or "0.0.0-use.local" ? null : version,
                IsFirstParty = locator.IsFirstParty,
                Source = locator.IsFirstParty ? null : NodeSource.Of(locator.Address, locator.Name),
            },
            key.Split(", "),
            entry.Line);
        if (locator.IsWorkspace)
        {
            _graph.Graph.Root(node);
        }

        var meta = entry["dependenciesMeta"]?.Map.Where(row => row.Value["optional"] is { IsTrue: true }).Select(row => row.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (name, range) in entry["dependencies"]?.Map ?? [])
        {
            _graph.Need(node, name, range.Text ?? "", meta.Contains(name) ? ComponentScope.Optional : ComponentScope.Required, entry.Line);
        }

        foreach (var (name, range) in entry["optionalDependencies"]?.Map ?? [])
        {
            _graph.Need(node, name, range.Text ?? "", ComponentScope.Optional, entry.Line);
        }
    }
}
