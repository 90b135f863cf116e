using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>One package-lock.json while it is read.</summary>
internal sealed class PackageLock(LockFile file)
{
    private const int NewestVersion = 3;

    private PackageLocations? _locations;
    private PackageTree? _tree;
    private string? _name;
    private string? _version;
    private bool _isLock;

    public Inventory Read(Stream content)
    {
        using var json = new JsonTokens(content, file);
        json.ExpectMap("the file");
        while (json.ReadKey(out var key))
        {
            switch (key)
            {
                case "name":
                    _name = json.ReadValue().Text;
                    break;
                case "version":
                    _version = json.ReadValue().Text;
                    break;
                case "lockfileVersion":
                    _isLock = IsKnown(json.ReadValue());
                    break;
                case "packages":
                    ReadLocations(json);
                    break;
                case "dependencies" when _locations is null:
                    ReadTree(json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (json.Read() != LockToken.End)
        {
            throw json.Error("something follows the end");
        }

        // Version 2 says everything twice; the old tree is for npm 6.
        return _locations?.Finish(_name, _version)
            ?? (_isLock || _tree is not null
                ? (_tree ?? new PackageTree(file)).Finish(_name, _version)
                : throw json.Error("it has neither lockfileVersion nor packages nor dependencies"));
    }

    private void ReadLocations(JsonTokens json)
    {
        _locations ??= new PackageLocations(file);
        json.ExpectMap("packages");
        while (json.ReadKey(out var location))
        {
            _locations.Add(location, json.ReadValue());
        }
    }

    private void ReadTree(JsonTokens json)
    {
        _tree ??= new PackageTree(file);
        json.ExpectMap("dependencies");
        while (json.ReadKey(out var name))
        {
            _tree.Add(name, json.ReadValue());
        }
    }

    private bool IsKnown(LockValue version) => int.TryParse(version.Text, out var number) && number <= NewestVersion
        ? true
        : throw file.Error(version.Line, $"its lockfileVersion is {LockFile.Shown(version.Text)}, and {NewestVersion} is the newest known here", "Use a newer version of this program");
}
