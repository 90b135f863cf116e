using System.Globalization;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>One pnpm-lock.yaml while it is read. From version 10 on pnpm may put a document about itself in front: its packages are read like the others.</summary>
internal sealed class PnpmLock(LockFile file)
{
    private const double NewestVersion = 9.99;

    private readonly PnpmGraph _graph = new(file);
    private readonly Dictionary<string, PnpmRecord> _records = new(StringComparer.Ordinal);
    private double? _version;

    public Inventory Read(Stream content)
    {
        using var yaml = new YamlTokens(content, file);
        LockToken token;
        while ((token = yaml.Read()) != LockToken.End)
        {
            if (token == LockToken.Map)
            {
                ReadDocument(yaml);
            }
            else if (token != LockToken.Null)
            {
                throw yaml.Error("the file is not a map");
            }
        }

        return _version is null ? throw yaml.Error("it has no lockfileVersion") : _graph.Finish(_records);
    }

    private void ReadDocument(YamlTokens yaml)
    {
        while (yaml.ReadKey(out var key))
        {
            switch (key)
            {
                case "lockfileVersion":
                    _version = Known(yaml.ReadValue());
                    break;
                case "importers":
                    yaml.ExpectMap("importers");
                    while (yaml.ReadKey(out var path))
                    {
                        _graph.AddImporter(path, yaml.ReadValue());
                    }

                    break;
                case "dependencies" or "devDependencies" or "optionalDependencies":
                    // A project without a workspace has its one importer at the top, up to version 6.
                    _graph.AddImports(".", key, yaml.ReadValue());
                    break;
                case "packages":
                    yaml.ExpectMap("packages");
                    while (yaml.ReadKey(out var id))
                    {
                        ReadPackage(yaml, id);
                    }

                    break;
                case "snapshots":
                    yaml.ExpectMap("snapshots");
                    while (yaml.ReadKey(out var id))
                    {
                        _graph.AddSnapshot(id, yaml.ReadValue());
                    }

                    break;
                default:
                    yaml.Skip();
                    break;
            }
        }
    }

    // Up to version 6 an entry is package and snapshot in one.
    private void ReadPackage(YamlTokens yaml, string id)
    {
        var entry = yaml.ReadValue();
        if (!entry.IsMap)
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(id)} is not a map");
        }

        if (!_records.TryAdd(id, PnpmRecord.Of(entry)))
        {
            throw file.Error(entry.Line, $"the entry of {LockFile.Shown(id)} is there twice");
        }

        if (_records.Count > ScanLimits.Components)
        {
            throw file.Error(entry.Line, $"it names more than {ScanLimits.Components} packages");
        }

        if ((_version ?? throw file.Error(entry.Line, "lockfileVersion does not come first")) < 9)
        {
            _graph.AddSnapshot(id, entry);
        }
    }

    private double Known(LockValue version) =>
        double.TryParse(version.Text?.Split('-')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 5 and <= NewestVersion
            ? number
            : throw file.Error(version.Line, $"its lockfileVersion is {LockFile.Shown(version.Text)}, and 5 to 9 are known here", "Use a newer version of this program, or a newer pnpm");
}
