using System.Globalization;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Rust;

/// <summary>The JSON of a <c>.dep-v0</c> section while it is read: a list of packages, whose dependencies are places in that list.</summary>
internal sealed class AuditableCrates(LockFile file, string evidence)
{
    private readonly LockGraph _graph = new(file);
    private readonly List<(int From, LockValue Needs)> _needs = [];

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        var hasPackages = false;
        json.ExpectMap("the section");
        while (json.ReadKey(out var key))
        {
            if (key == "packages" && !hasPackages)
            {
                hasPackages = true;
                ReadPackages(json);
            }
            else
            {
                json.Skip();
            }
        }

        if (!hasPackages || json.Read() != LockToken.End)
        {
            throw json.Error(hasPackages ? "something follows the end" : "it has no packages");
        }

        foreach (var (from, needs) in _needs)
        {
            _graph.Edge(from, int.TryParse(needs.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && to < _graph.Count
                ? to
                : throw file.Error(needs.Line, $"a dependency is {LockFile.Shown(needs.Text)}, but there are {_graph.Count} packages", "Build the program again"));
        }

        var inventory = _graph.Recorded(knowsDependencies: true);
        return inventory with { Components = [.. inventory.Components.Select(component => component with { FoundIn = [evidence] })] };
    }

    private void ReadPackages(JsonTokens json)
    {
        var packages = json.ReadValue();
        foreach (var package in packages.List)
        {
            var name = package["name"]?.Text is { Length: > 0 } text ? text : throw file.Error(package.Line, "a package has no name", "Build the program again");
            var version = package["version"]?.Text is { Length: > 0 } number
                ? number
                : throw file.Error(package.Line, $"the package {LockFile.Shown(name)} has no version", "Build the program again");
            var source = package["source"]?.Text;
            var node = _graph.Add(new Component
            {
                Ecosystem = Ecosystem.Cargo,
                Name = name,
                Version = version,
                IsFirstParty = source == "local",

                // "build" crates ran at compile time (build scripts, procedural macros); the default is "runtime".
                Scope = package["kind"]?.Text == "build" ? ComponentScope.Development : ComponentScope.Required,
            });

            // Other words than these kinds of source are the usual registry's own name.
            if (source is "git" or "registry" or "sparse")
            {
                _graph.Gap($"{evidence} names {LockFile.Shown(name)} {LockFile.Shown(version)} from {(source == "git" ? "a git repository" : "another registry")} without its address.");
            }

            if (package["root"]?.IsTrue == true)
            {
                _graph.Root(node);
            }

            _needs.AddRange((package["dependencies"]?.List ?? []).Select(needs => (node, needs)));
        }
    }
}
