namespace Releasing.Git;

/// <summary>One file that differs from the commit.</summary>
/// <param name="Path">Relative to the repository's root, with <c>/</c>; a folder that is a repository of its own ends with <c>/</c>.</param>
/// <param name="State">Git's own words for it: the fields of git-status(1), "Porcelain Format Version 2", without the path; <c>?</c> for a new file.</param>
public sealed record WorkingTreeChange(string Path, string State)
{
    /// <summary>Git does not know the file yet.</summary>
    public bool IsUntracked => State == "?";

    /// <summary>It is another repository inside this one whose state counts: a submodule with changes or an untracked clone.</summary>
    public bool IsRepository => Path.EndsWith('/') || (State.Split(' ') is { Length: > 2 } fields && fields[2].StartsWith('S'));

    /// <summary>Reads what <c>git status --porcelain=v2 -z --no-renames</c> writes.</summary>
    internal static IEnumerable<WorkingTreeChange> Parse(string output)
    {
        foreach (var record in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // "1 XY sub mH mI mW hH hI path", "u XY sub m1 m2 m3 mW h1 h2 h3 path", "? path"
            var fieldsBeforePath = record[0] switch { '1' => 8, 'u' => 10, '?' => 1, _ => 0 };
            if (fieldsBeforePath > 0)
            {
                var parts = record.Split(' ', fieldsBeforePath + 1);
                yield return new WorkingTreeChange(parts[^1], string.Join(' ', parts[..^1]));
            }
        }
    }
}
