using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>A yarn.lock of Yarn 1 while it is read. Two blanks of indent for the fields of an entry, four for the names under <c>dependencies:</c>.</summary>
internal sealed class YarnClassic(LockFile file)
{
    private readonly YarnGraph _graph = new(file);

    public Inventory Read(Stream content)
    {
        using var lines = new LockLines(content, file);
        YarnClassicEntry? entry = null;
        while (lines.Read() is { } line)
        {
            if (line.Length == 0 || line.TrimStart(' ').StartsWith('#') || line.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            if (line[0] != ' ')
            {
                Finish(entry);
                entry = new YarnClassicEntry(YarnClassicLine.Keys(line, file, lines.Line), lines.Line);
            }
            else
            {
                (entry ?? throw file.Error(lines.Line, "a field stands before the first entry")).Read(line, file, lines.Line);
            }
        }

        Finish(entry);
        _graph.Connect();
        foreach (var node in _graph.NeededByTheProject())
        {
            _graph.Graph.Root(node);
        }

        // A package that others need only as an option may be one that the project needs by the same range: the file does not say.
        _graph.Graph.Gap($"{file.Path} does not tell development and optional packages from others, and names what the project needs directly only where nothing else needs the same.");
        _graph.Graph.TakeUsualRegistry(unnamedMeansUsual: false);
        return _graph.Graph.Recorded(knowsDependencies: true);
    }

    private void Finish(YarnClassicEntry? entry)
    {
        if (entry is null)
        {
            return;
        }

        var node = _graph.Add(entry.Component(file), entry.Descriptors, entry.Line);
        foreach (var (name, range, scope) in entry.Needs)
        {
            _graph.Need(node, name, range, scope, entry.Line);
        }
    }
}
