using Releasing.Files;
using Releasing.Text;

namespace Releasing.Verification.Folders.Contents;

/// <summary>What members of an archive must not be: each is held against those before it.</summary>
/// <param name="isPackage">It is unpacked at the root of a system, or mounted: links may be absolute there.</param>
internal sealed class MemberRules(bool isPackage)
{
    private const int ExecutableBits = 0x49;
    private const int SetIdBits = 0xC00;

    private readonly Dictionary<string, (string Path, MemberKind Kind)> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _links = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The owner may start it.</summary>
    public static bool IsExecutable(ScannedMember member) => member.Kind == MemberKind.File && member.Mode is not { } mode || ((member.Mode ?? 0) & ExecutableBits) != 0;

    /// <summary>The path a member has when it is unpacked, without <c>./</c> before and <c>/</c> behind it; empty for the folder itself.</summary>
    public static string PathOf(ScannedMember member)
    {
        var path = member.Name.StartsWith("./", StringComparison.Ordinal) ? member.Name[2..] : member.Name;
        path = member.Kind == MemberKind.Folder ? path.TrimEnd('/') : path;
        return path == "." ? "" : path;
    }

    /// <summary>What is wrong with a member; null when nothing is.</summary>
    public (FolderReason Reason, string Message)? ProblemOf(ScannedMember member)
    {
        var path = PathOf(member);
        var shown = $"'{PlainText.Line(member.Name)}'";
        if (path.Length == 0 && member.Kind == MemberKind.Folder)
        {
            return null;
        }

        if (path.Split('/').Contains(".."))
        {
            return (FolderReason.MemberEscapes, $"{shown} lies outside of the folder it is unpacked to.");
        }

        if (!RelativePath.IsSafe(path))
        {
            return (FolderReason.MemberPathUnsafe, $"{shown} is an absolute path, or none on every system.");
        }

        if (member.Kind == MemberKind.Device)
        {
            return (FolderReason.MemberDevice, $"{shown} is a device, a pipe or a socket.");
        }

        if (member.Kind != MemberKind.Folder && ((member.Mode ?? 0) & SetIdBits) != 0)
        {
            return (FolderReason.MemberSetUid, $"{shown} runs with the rights of its owner or group.");
        }

        return Link(member, path, shown) ?? Place(member, path, shown);
    }

    private (FolderReason Reason, string Message)? Link(ScannedMember member, string path, string shown)
    {
        var leaves = member.Kind switch
        {
            MemberKind.SymbolicLink => Leaves(path, member.Link),
            MemberKind.HardLink => !_seen.ContainsKey(PathOf(new ScannedMember(member.Link, MemberKind.File, null))),
            _ => false,
        };
        return leaves ? (FolderReason.LinkEscapes, $"{shown} leads to '{PlainText.Line(member.Link)}', outside of the folder it is unpacked to.") : null;
    }

    private (FolderReason Reason, string Message)? Place(ScannedMember member, string path, string shown)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_links.Contains(path[..slash]))
            {
                return (FolderReason.MemberThroughLink, $"{shown} would be written by way of the link '{PlainText.Line(path[..slash])}'.");
            }
        }

        if (!_seen.TryAdd(path, (path, member.Kind)))
        {
            var (other, kind) = _seen[path];
            if (other != path || kind != MemberKind.Folder || member.Kind != MemberKind.Folder)
            {
                return (FolderReason.MemberTwice, other == path ? $"{shown} is there twice." : $"{shown} differs from '{PlainText.Line(other)}' by case alone.");
            }
        }

        if (member.Kind == MemberKind.SymbolicLink)
        {
            _links.Add(path);
        }

        return null;
    }

    private bool Leaves(string path, string link)
    {
        if (link.Length == 0 || link.Contains('\\', StringComparison.Ordinal) || link.Contains(':', StringComparison.Ordinal) || link.Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }

        if (link.StartsWith('/') && !isPackage)
        {
            return true;
        }

        var depth = link.StartsWith('/') ? 0 : path.Count(character => character == '/');
        foreach (var part in link.Split('/'))
        {
            depth += part switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
