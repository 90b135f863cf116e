using Releasing.Sboms.Locks;
using Releasing.Toml;

namespace Releasing.Sboms.Rust;

/// <summary>One Cargo.lock while it is read.</summary>
internal sealed class CargoLock(LockFile file)
{
    private const long NewestVersion = 4;
    private const string ChecksumKey = "checksum ";

    private readonly LockGraph _graph = new(file);
    private readonly CargoPackages _packages = new();
    private readonly List<(int From, string To)> _needs = [];

    public Inventory Read(Stream content)
    {
        using var blocks = new TomlBlocks(content, file);
        while (blocks.Read() is { } block)
        {
            if (block["version"] is long version and not (>= 1 and <= NewestVersion))
            {
                throw file.Error(blocks.Line, $"its format has version {version}, and {NewestVersion} is the newest known here", "Use a newer version of this program");
            }

            // Before version 1.17 the root of the workspace had a table of its own.
            foreach (var package in block.List("package").Append(block["root"]).OfType<TomlTable>())
            {
                AddPackage(package, blocks.Line);
            }

            AddChecksums(block.Table("metadata"));
        }

        AddEdges();
        _graph.Gap($"{file.Path} does not tell which crates are needed only to build or to test; all count as required.");
        _graph.TakeUsualRegistry(unnamedMeansUsual: false);
        return _graph.Recorded(knowsDependencies: true);
    }

    private void AddPackage(TomlTable package, int line)
    {
        var name = package.Text("name") is { Length: > 0 } text ? text : throw file.Error(line, "a package has no name");
        var version = package.Text("version") is { Length: > 0 } number ? number : throw file.Error(line, $"the package {LockFile.Shown(name)} has no version");
        var id = new CargoPackageId(name, version, package.Text("source"));
        var node = _graph.Add(new Component
        {
            Ecosystem = Ecosystem.Cargo,
            Name = name,
            Version = version,
            IsFirstParty = id.Source is null,
            Source = id.Address,
            Hashes = Hashes(package.Text("checksum")),
        });
        if (!_packages.TryAdd(id, node))
        {
            throw file.Error(line, $"the package {LockFile.Shown(id.ToString())} is there twice");
        }

        if (id.Source is null)
        {
            _graph.Root(node);
        }

        foreach (var needed in package.List("dependencies"))
        {
            _needs.Add((node, needed as string ?? throw file.Error(line, $"a dependency of {LockFile.Shown(name)} is not a text")));
            if (_needs.Count > ScanLimits.Edges)
            {
                throw file.Error(line, $"it names more than {ScanLimits.Edges} dependencies");
            }
        }
    }

    // Version 1 keeps the digests at the end: "checksum NAME VERSION (SOURCE)" = "…", with "<none>" for what no registry serves.
    private void AddChecksums(TomlTable? metadata)
    {
        foreach (var key in metadata?.Keys ?? [])
        {
            if (key.StartsWith(ChecksumKey, StringComparison.Ordinal) && _packages.Find(key[ChecksumKey.Length..]) is [var node])
            {
                _graph[node] = _graph[node]! with { Hashes = Hashes(metadata!.Text(key)) };
            }
        }
    }

    private void AddEdges()
    {
        var unknown = 0;
        foreach (var (from, to) in _needs)
        {
            var found = _packages.Find(to);
            unknown += found.Count == 1 ? 0 : 1;
            foreach (var node in found)
            {
                _graph.Edge(from, node);
            }
        }

        if (unknown > 0)
        {
            _graph.Gap($"{file.Path} names {unknown} dependencies that it does not describe, or not clearly.");
        }
    }

    private static ComponentHash[] Hashes(string? checksum) =>
        checksum is { Length: 64 } && checksum.All(char.IsAsciiHexDigit) ? [new ComponentHash("SHA-256", checksum.ToLowerInvariant())] : [];
}
