using System.Collections.Immutable;
using Releasing.Formats.Archives;
using Releasing.Text;

namespace Releasing.Formats.Linux.Contents;

/// <summary>All paths of a package: each once, each with its parents.</summary>
internal sealed class MemberTable(DateTimeOffset packageTime, List<string> problems)
{
    private static readonly string[] s_aliases = ["/bin/", "/sbin/", "/lib/", "/lib32/", "/lib64/", "/libx32/"];

    private readonly Dictionary<string, FoundMember> _members = new(StringComparer.Ordinal);

    public void AddRange(IEnumerable<FoundMember> found)
    {
        foreach (var member in found)
        {
            Add(member);
        }
    }

    /// <summary>The members with their parents, in ordinal order, in which a parent comes before what is in it, because its path is how theirs begin.</summary>
    public ImmutableArray<PackageMember> Complete()
    {
        var complete = new SortedDictionary<string, PackageMember>(StringComparer.Ordinal);
        foreach (var (path, found) in _members.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            complete.Add(path, found.Member);
            AddParents(complete, path, found);
            CheckAlias(path, found);
        }

        return [.. complete.Values];
    }

    private void Add(FoundMember found)
    {
        var path = found.Member.Path;
        if (SystemDirectories.Contains(path))
        {
            if (found.Stated)
            {
                problems.Add($"'{PlainText.Line(path)}' is a directory of the system, which no package may claim, but {found.Origin} does. Leave it out, or choose a path inside it.");
            }

            // A tree may run through it; that needs no mention unless something lies inside.
            return;
        }

        if (!_members.TryGetValue(path, out var other))
        {
            _members.Add(path, found);
        }
        else if (Merged(other, found) is { } merged)
        {
            _members[path] = merged;
        }
        else
        {
            problems.Add($"'{PlainText.Line(path)}' is brought twice: by {other.Origin} and by {found.Origin}. Leave one of them out.");
        }
    }

    /// <summary>Trees may share a folder, and a directory that is named says what holds for it; everything else is one too many.</summary>
    private static FoundMember? Merged(FoundMember one, FoundMember other)
    {
        if (one.Member.Kind != EntryKind.Directory || other.Member.Kind != EntryKind.Directory)
        {
            return null;
        }

        return (one.Stated, other.Stated) switch
        {
            (true, false) => one,
            (false, true) => other,
            (false, false) when one.Member == other.Member => one,
            _ => null,
        };
    }

    /// <summary>On most systems <c>/bin</c>, <c>/lib</c> and the like are links into <c>/usr</c>: the same path under both names is one file, which the package manager loses.</summary>
    private void CheckAlias(string path, FoundMember found)
    {
        if (s_aliases.Any(alias => path.StartsWith(alias, StringComparison.Ordinal)) && _members.TryGetValue("/usr" + path, out var other)
            && !(found.Member.Kind == EntryKind.Directory && other.Member.Kind == EntryKind.Directory))
        {
            problems.Add($"'{PlainText.Line(path)}' by {found.Origin} and '/usr{PlainText.Line(path)}' by {other.Origin} are one path where '{path[..path.IndexOf('/', 1)]}' is a link into /usr. Keep the one in /usr.");
        }
    }

    private void AddParents(SortedDictionary<string, PackageMember> complete, string path, FoundMember child)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            var parent = path[..end];
            if (_members.TryGetValue(parent, out var found))
            {
                if (found.Member.Kind != EntryKind.Directory)
                {
                    problems.Add($"'{PlainText.Line(parent)}' is no folder by {found.Origin}, but {child.Origin} puts '{PlainText.Line(path)}' into it. Rename one of them.");
                }
            }
            else
            {
                complete.TryAdd(parent, Implied(parent));
            }
        }
    }

    private PackageMember Implied(string path) => new()
    {
        Path = path,
        Kind = EntryKind.Directory,
        Mode = SystemDirectories.ModeOf(path),
        ModificationTime = packageTime,
        IsSystemDirectory = SystemDirectories.Contains(path),
    };
}
