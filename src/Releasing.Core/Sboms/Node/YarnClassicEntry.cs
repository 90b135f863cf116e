using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>One entry of a yarn.lock of Yarn 1.</summary>
internal sealed class YarnClassicEntry(IReadOnlyList<string> descriptors, int line)
{
    private readonly List<(string Name, string Range, ComponentScope Scope)> _needs = [];
    private string? _version;
    private string? _resolved;
    private string? _integrity;
    private ComponentScope? _list;

    public IReadOnlyList<string> Descriptors => descriptors;

    public int Line => line;

    public IReadOnlyList<(string Name, string Range, ComponentScope Scope)> Needs => _needs;

    /// <summary>A line of the entry.</summary>
    public void Read(string text, LockFile file, int number)
    {
        var (name, value) = YarnClassicLine.Field(text, file, number);
        if (text.StartsWith("    ", StringComparison.Ordinal))
        {
            if (_list is { } scope)
            {
                _needs.Add((name, value, scope));
            }

            return;
        }

        _list = null;
        switch (name)
        {
            case "version":
                _version = value;
                break;
            case "resolved":
                _resolved = value;
                break;
            case "integrity":
                _integrity = value;
                break;
            case "dependencies":
                _list = ComponentScope.Required;
                break;
            case "optionalDependencies":
                _list = ComponentScope.Optional;
                break;
            default:
                break;
        }
    }

    /// <summary>The package.</summary>
    public Component Component(LockFile file)
    {
        if (_version is not { Length: > 0 })
        {
            throw file.Error(line, $"the entry of {LockFile.Shown(descriptors[0])} has no version");
        }

        var (name, range) = YarnGraph.Split(descriptors[0]);
        if (range.StartsWith("npm:", StringComparison.Ordinal))
        {
            name = YarnGraph.Split(range[4..]).Name;
        }

        var isFirstParty = range.StartsWith("link:", StringComparison.Ordinal) || (range.StartsWith("file:", StringComparison.Ordinal) && !NodeSource.IsArchive(range));
        return new Component
        {
            Ecosystem = Ecosystem.Npm,
            Name = name,
            Version = isFirstParty && _version == "0.0.0" ? null : _version,
            IsFirstParty = isFirstParty,
            Hashes = Hashes(),
            Source = isFirstParty ? null : NodeSource.Of(_resolved ?? (range.StartsWith("file:", StringComparison.Ordinal) ? range : null), name),
        };
    }

    // Before it knew integrity, Yarn put the SHA-1 behind the address.
    private ComponentHash[] Hashes() => SubresourceIntegrity.Read(_integrity) is { Length: > 0 } hashes
        ? hashes
        : _resolved?.Split('#', 2) is [_, { Length: 40 } sha1] && !NodeSource.IsRepository(_resolved) && sha1.All(char.IsAsciiHexDigit)
            ? [new ComponentHash("SHA-1", sha1.ToLowerInvariant())]
            : [];
}
