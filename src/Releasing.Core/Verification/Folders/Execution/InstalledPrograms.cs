using Releasing.Files;
using Releasing.Verification.Folders.Contents;

namespace Releasing.Verification.Folders.Execution;

/// <summary>The programs that a package puts where a system looks for commands (Filesystem Hierarchy Standard 3.0, 3.4, 4.4 and 4.9), directly or by a link to elsewhere in the package.</summary>
internal static class InstalledPrograms
{
    private static readonly string[] s_folders = ["bin", "sbin", "usr/bin", "usr/sbin", "usr/local/bin", "usr/local/sbin"];

    /// <summary>Looks through a package.</summary>
    /// <returns>The paths of the files, or why they could not be looked for on this machine.</returns>
    public static async Task<(IReadOnlySet<string> Paths, string? Skipped)> FindAsync(FolderFile file, CancellationToken cancellationToken)
    {
        var executable = new HashSet<string>(StringComparer.Ordinal);
        var commands = new HashSet<string>(StringComparer.Ordinal);
        var skipped = await ArchiveContents.VisitAsync(file, TakeAsync, (_, _, _) => Task.CompletedTask, cancellationToken);
        commands.IntersectWith(executable);
        return (commands, skipped);

        Task TakeAsync(ScannedMember member, Stream content, CancellationToken token)
        {
            var path = MemberRules.PathOf(member);
            var isCommand = path.LastIndexOf('/') is > 0 and var slash && s_folders.Contains(path[..slash], StringComparer.Ordinal);
            if (member.Kind == MemberKind.File && MemberRules.IsExecutable(member))
            {
                executable.Add(path);
            }

            if (isCommand)
            {
                commands.Add(member.Kind == MemberKind.SymbolicLink ? Target(path, member.Link) : path);
            }

            return Task.CompletedTask;
        }
    }

    private static string Target(string path, string link)
    {
        var parts = link.StartsWith('/') ? [] : path.Split('/').SkipLast(1).ToList();
        foreach (var part in link.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        var target = string.Join('/', parts);
        return RelativePath.IsSafe(target) ? target : path;
    }
}
