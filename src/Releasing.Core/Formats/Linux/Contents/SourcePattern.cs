using System.IO.Enumeration;

namespace Releasing.Formats.Linux.Contents;

/// <summary>
/// A source, split into what lies there literally and a pattern for the rest. <c>*</c> and <c>?</c> match within one name, in exact letter case, also a leading
/// dot; <c>**</c> matches any number of folders. A name that exists is that name, whatever is in it. Links are matched and never entered.
/// </summary>
/// <remarks>Own, because Microsoft.Extensions.FileSystemGlobbing knows no <c>?</c> and walks through links, in circles where they lead in circles.</remarks>
internal sealed class SourcePattern
{
    private readonly string[] _parts;

    private SourcePattern(string folder, string[] parts)
    {
        Folder = folder;
        _parts = parts;
    }

    /// <summary>The path of a literal source; otherwise the folder that the pattern starts in.</summary>
    public string Folder { get; }

    /// <summary>Whether there is nothing to match.</summary>
    public bool IsLiteral => _parts.Length == 0;

    /// <summary>Splits a source.</summary>
    /// <param name="path">The whole path, absolute.</param>
    public static SourcePattern Split(string path)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var parts = path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        var folder = root;
        for (var index = 0; index < parts.Length; index++)
        {
            var next = Path.Combine(folder, parts[index]);
            if (parts[index].AsSpan().ContainsAny('*', '?') && !Path.Exists(next))
            {
                return new SourcePattern(folder, parts[index..]);
            }

            folder = next;
        }

        return new SourcePattern(folder, []);
    }

    /// <summary>The files and links that match, in ordinal order.</summary>
    public IReadOnlyList<FileSystemInfo> Matches()
    {
        var found = new SortedDictionary<string, FileSystemInfo>(StringComparer.Ordinal);
        if (Directory.Exists(Folder))
        {
            Match(Folder, _parts, found);
        }

        return [.. found.Values];
    }

    private static void Match(string folder, ReadOnlySpan<string> parts, SortedDictionary<string, FileSystemInfo> found)
    {
        var anyDepth = parts[0] == "**";
        var isLast = parts.Length == 1;
        if (anyDepth && !isLast)
        {
            Match(folder, parts[1..], found);
        }

        // The matcher takes '\' for an escape; in a name it is a letter like any other.
        var expression = anyDepth ? "*" : parts[0].Replace("\\", "\\\\", StringComparison.Ordinal);
        foreach (var entry in SourceFiles.EntriesOf(folder))
        {
            if (!FileSystemName.MatchesSimpleExpression(expression, entry.Name, ignoreCase: false))
            {
                continue;
            }

            if (!SourceFiles.IsRealFolder(entry))
            {
                if (isLast)
                {
                    found[entry.FullName] = entry;
                }
            }
            else if (anyDepth || !isLast)
            {
                Match(entry.FullName, anyDepth ? parts : parts[1..], found);
            }
        }
    }
}
