using Releasing.Files;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Unpacks the regular files of an archive whose contents were checked. Links are left out: no program needs them to say its version.</summary>
internal static class ArchiveExtraction
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Unpacks what is wanted.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="folder">A new, private folder.</param>
    /// <param name="isWanted">Chooses by header and path.</param>
    /// <param name="cancellationToken">Stops the unpacking.</param>
    /// <returns>The paths inside of the folder that may be started, as the archive names them, or why it could not be read on this machine.</returns>
    public static async Task<(IReadOnlyList<string> Programs, string? Skipped)> RunAsync(FolderFile file, string folder, Func<ScannedMember, string, bool> isWanted, CancellationToken cancellationToken)
    {
        var programs = new List<string>();
        var skipped = await ArchiveContents.VisitAsync(file, TakeAsync, (_, _, _) => Task.CompletedTask, cancellationToken);
        return (programs, skipped);

        async Task TakeAsync(ScannedMember member, Stream content, CancellationToken token)
        {
            var path = MemberRules.PathOf(member);
            if (member.Kind != MemberKind.File || !RelativePath.IsSafe(path) || path.Split('/').Any(PortableName.IsDevice) || !isWanted(member, path))
            {
                return;
            }

            var target = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = MemberRules.IsExecutable(member) ? Private | UnixFileMode.UserExecute : Private;
            }

            await using (var written = new FileStream(target, options))
            {
                await content.CopyToAsync(written, token);
            }

            if (MemberRules.IsExecutable(member))
            {
                programs.Add(path);
            }
        }
    }
}
