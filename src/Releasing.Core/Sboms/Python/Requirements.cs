using System.Text;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Python;

/// <summary>One requirements.txt while it is read.</summary>
internal sealed class Requirements(LockFile file)
{
    private const int LongestLine = 4 * 1024 * 1024;
    private static readonly string[] s_development = ["dev", "test", "doc", "lint", "ci"];

    private readonly LockGraph _graph = new(file);
    private readonly ComponentScope _scope = ScopeOf(file.Path);
    private int _unpinned;
    private int _included;
    private int _nameless;

    public Inventory Read(Stream content)
    {
        using var lines = new LockLines(content, file);
        var whole = new StringBuilder();
        var first = 1;
        while (lines.Read() is { } line)
        {
            first = whole.Length == 0 ? lines.Line : first;

            // A comment begins at a hash at the start of the line or after white space, and is never continued.
            var comment = CommentIn(line);
            if (comment < 0 && line.EndsWith('\\'))
            {
                whole.Append(line, 0, line.Length - 1);
                if (whole.Length > LongestLine)
                {
                    throw file.Error(first, $"the continued line is longer than {LongestLine} characters");
                }

                continue;
            }

            whole.Append(comment < 0 ? line : line[..comment]);
            Add(whole.ToString().Trim(), first);
            whole.Clear();
        }

        Add(whole.ToString().Trim(), first);
        AddGaps();
        return _graph.Recorded(knowsDependencies: false);
    }

    private static int CommentIn(string line)
    {
        for (var at = line.IndexOf('#', StringComparison.Ordinal); at >= 0; at = line.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(line[at - 1]))
            {
                return at;
            }
        }

        return -1;
    }

    private void Add(string line, int number)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (line.StartsWith('-') && !line.StartsWith("-e", StringComparison.Ordinal) && !line.StartsWith("--editable", StringComparison.Ordinal))
        {
            _included += line.StartsWith("-r", StringComparison.Ordinal) || line.StartsWith("-c", StringComparison.Ordinal) || line.StartsWith("--requirement", StringComparison.Ordinal)
                || line.StartsWith("--constraint", StringComparison.Ordinal) ? 1 : 0;
            return;
        }

        var requirement = Requirement.Parse(line) ?? throw file.Error(number, $"'{LockFile.Shown(line)}' is no requirement", "Check that it is a requirements file");
        if (requirement.Name is null)
        {
            _nameless++;
            return;
        }

        _unpinned += requirement.Version is null && requirement.Source is null ? 1 : 0;
        _graph.Add(new Component
        {
            Ecosystem = Ecosystem.PyPi,
            Name = requirement.Name,
            Version = requirement.Version,
            Scope = _scope == ComponentScope.Required && PythonMarker.IsConditional(requirement.Marker) ? ComponentScope.Optional : _scope,
            Hashes = requirement.Hashes,
            Source = requirement.Source,
        });
    }

    private void AddGaps()
    {
        _graph.Gap($"{file.Path} does not tell who needs whom, nor what the project needs directly.");
        if (_scope == ComponentScope.Development)
        {
            _graph.Gap($"{file.Path} is taken to be for development by its name.");
        }

        if (_unpinned > 0)
        {
            _graph.Gap($"{file.Path} names {_unpinned} packages without a pinned version.");
        }

        if (_included > 0)
        {
            _graph.Gap($"{file.Path} includes {_included} other files, which are listed only if they are scanned themselves.");
        }

        if (_nameless > 0)
        {
            _graph.Gap($"{file.Path} names {_nameless} folders or addresses whose packages it does not name.");
        }
    }

    private static ComponentScope ScopeOf(string path)
    {
        var words = Path.GetFileNameWithoutExtension(path).Split('-', '_', '.');
        return words.Any(word => s_development.Any(name => word.StartsWith(name, StringComparison.OrdinalIgnoreCase))) ? ComponentScope.Development : ComponentScope.Required;
    }
}
