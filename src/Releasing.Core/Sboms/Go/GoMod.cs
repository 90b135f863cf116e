using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Go;

/// <summary>One go.mod while it is read.</summary>
internal sealed class GoMod(LockFile file)
{
    private const string Advice = "Run `go mod tidy`";

    private readonly List<(GoModuleRow Module, bool IsIndirect)> _required = [];
    private readonly Dictionary<(string Path, string? Version), GoModuleRow> _replaced = [];
    private string? _module;
    private string? _toolchain;
    private bool _listsIndirect;

    /// <summary>The gap of a go.mod that leaves indirect modules out: go.sum has to stand in for them.</summary>
    /// <param name="path">The file.</param>
    public static string LeavesOutIndirect(string path) => $"{path} is of Go before 1.17, which does not list every indirect module.";

    public Inventory Read(Stream content)
    {
        using var lines = new LockLines(content, file);
        string? block = null;
        while (lines.Read() is { } line)
        {
            var (words, comment) = GoModLine.Read(line);
            switch (words)
            {
                case []:
                    break;
                case [")"] when block is not null:
                    block = null;
                    break;
                case [var verb, "("] when block is null:
                    block = verb;
                    break;
                case [var verb, .. var rest] when block is null:
                    Take(verb, rest, comment, lines.Line);
                    break;
                default:
                    Take(block!, words, comment, lines.Line);
                    break;
            }
        }

        return block is null ? Finish() : throw file.Error(lines.Line, $"the block of {LockFile.Shown(block)} is not closed", Advice);
    }

    private void Take(string verb, string[] words, string comment, int line)
    {
        switch (verb)
        {
            case "module":
                _module = words is [{ Length: > 0 } path] ? path : throw Damaged(verb, line);
                break;
            case "go":
                _listsIndirect = words is [var version] ? IsAtLeast117(version) : throw Damaged(verb, line);
                break;
            case "toolchain":
                _toolchain = words is [var name] ? name : throw Damaged(verb, line);
                break;
            case "require":
                _required.Add(words is [{ Length: > 0 } required, { Length: > 0 } at]
                    ? (new GoModuleRow(required, at, null), comment == "indirect" || comment.StartsWith("indirect;", StringComparison.Ordinal))
                    : throw Damaged(verb, line));
                DemandBound(_required.Count, line);
                break;
            case "replace":
                Replace(words, line);
                DemandBound(_replaced.Count, line);
                break;
        }
    }

    private void Replace(string[] words, int line)
    {
        var arrow = Array.IndexOf(words, "=>");
        if (arrow is not (1 or 2) || words.Length - arrow is not (2 or 3))
        {
            throw Damaged("replace", line);
        }

        _replaced[(words[0], arrow == 2 ? words[1] : null)] = new GoModuleRow(words[arrow + 1], words.Length - arrow == 3 ? words[^1] : null, null);
    }

    private Inventory Finish()
    {
        var builder = new InventoryBuilder(file.Path);
        var main = _module is null ? null : builder.Add(new GoModuleRow(_module, null, null).ToComponent(isFirstParty: true, file.Path));
        foreach (var (module, isIndirect) in _required)
        {
            var used = _replaced.TryGetValue((module.Path, module.Version), out var other) || _replaced.TryGetValue((module.Path, null), out other) ? module.ReplacedBy(other) : module;
            var purl = builder.Add(used.ToComponent(isFirstParty: false, file.Path));
            if (isIndirect)
            {
                continue;
            }

            if (main is null)
            {
                builder.Direct(purl);
            }
            else
            {
                builder.Edge(main, purl);
            }
        }

        if (main is not null)
        {
            builder.Direct(main);
        }

        if (_toolchain is not (null or "default"))
        {
            builder.Add(GoToolchain.StandardLibrary(_toolchain, file.Path));
        }

        builder.Gap($"{file.Path} does not record which modules need which, nor which are only for tests.");
        if (!_listsIndirect)
        {
            builder.Gap(LeavesOutIndirect(file.Path));
        }

        return builder.Build(knowsDependencies: false);
    }

    // Without a go line the language is that of 1.16.
    private static bool IsAtLeast117(string version)
    {
        var parts = version.Split('.', 'r', 'b');
        return parts.Length > 1 && int.TryParse(parts[0], out var major) && int.TryParse(parts[1], out var minor) && (major > 1 || minor >= 17);
    }

    private void DemandBound(int count, int line)
    {
        if (count > ScanLimits.Components)
        {
            throw file.Error(line, $"it names more than {ScanLimits.Components} modules", "Check that it is a go.mod");
        }
    }

    private Failures.InvalidInputException Damaged(string verb, int line) => file.Error(line, $"the {LockFile.Shown(verb)} directive is damaged", Advice);
}
