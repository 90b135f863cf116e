using Releasing.Verification.Folders.Contents;

namespace Releasing.Verification.Folders.Execution;

/// <summary>The programs of an archive or a package start, and a file that is a program itself. Nothing is started before checksum, signature and contents of the file are in order.</summary>
internal static class ExecutionCheck
{
    private const int MostPrograms = 16;

    /// <summary>There may be a program in it, or it is one. An AppImage is looked into: as it is, it would mount itself.</summary>
    public static bool IsFor(FolderFile file) => ArchiveContents.IsKnown(file) || ProgramFit.Of(file.Path) is not null;

    public static async Task<CheckRow> RunAsync(FolderFile file, FolderOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        try
        {
            var (candidates, skipped) = await UnpackAsync(file, folder, cancellationToken);
            if (skipped is not null)
            {
                return CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.ToolMissing, $"Not looked into: {skipped}.");
            }

            var fits = candidates.Select(path => (Path: path, Fit: ProgramFit.Of(Path.Combine(folder, path)))).Where(program => program.Fit is not null).ToList();
            var here = fits.Where(program => program.Fit == true).Select(program => program.Path).Take(MostPrograms).ToList();
            if (here.Count == 0)
            {
                return fits.Count == 0
                    ? CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.NotApplicable, "There is no program in it.")
                    : CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.OtherMachine, "Its programs are for another machine.");
            }

            if (ArchiveContents.HasCommands(file) && here.RemoveAll(path => !SystemLibraries.Have(Path.Combine(folder, path))) > 0 && here.Count == 0)
            {
                return CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.OtherMachine, "Its programs need libraries that are not on this machine.");
            }

            if (ArchiveContents.IsKnown(file))
            {
                // What lies beside a program may be part of it.
                await ArchiveExtraction.RunAsync(file, folder, (_, path) => !candidates.Contains(path), cancellationToken);
            }

            return await StartAsync(file, folder, here, options.ProgramTimeLimit, cancellationToken);
        }
        catch (CheckFailedException error)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Execution, error.Reason, error.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(IReadOnlyList<string> Candidates, string? Skipped)> UnpackAsync(FolderFile file, string folder, CancellationToken cancellationToken)
    {
        if (ArchiveContents.HasCommands(file))
        {
            var (installed, skipped) = await InstalledPrograms.FindAsync(file, cancellationToken);
            return skipped is not null ? ([], skipped) : await ArchiveExtraction.RunAsync(file, folder, (_, path) => installed.Contains(path), cancellationToken);
        }

        if (ArchiveContents.IsKnown(file))
        {
            return await ArchiveExtraction.RunAsync(file, folder, (member, path) => MemberRules.IsExecutable(member) && IsProgramName(path) && !IsApplication(path), cancellationToken);
        }

        var copy = Path.Combine(folder, file.Name);
        File.Copy(file.Path, copy);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return ([file.Name], null);
    }

    private static async Task<CheckRow> StartAsync(FolderFile file, string folder, IReadOnlyList<string> programs, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        foreach (var program in programs)
        {
            var (failure, message) = await ProgramProbe.RunAsync(Path.Combine(folder, program.Replace('/', Path.DirectorySeparatorChar)), folder, timeLimit, cancellationToken);
            if (failure is { } reason)
            {
                return CheckRow.Fail(file.Name, FolderCheck.Execution, reason, $"'{program} --version': {message}.");
            }

            said.Add($"{program}: {message}");
        }

        return CheckRow.Pass(file.Name, FolderCheck.Execution, string.Join("; ", said));
    }

    // An application of macOS opens a window, whatever it is told.
    private static bool IsApplication(string path) => path.Contains(".app/Contents/", StringComparison.Ordinal);

    // A zip made on Windows keeps no modes: the ending tells.
    private static bool IsProgramName(string path) => Path.GetExtension(path) is "" or ".exe" or ".EXE" || !Path.GetFileName(path).Contains('.', StringComparison.Ordinal) || path.EndsWith(".run", StringComparison.Ordinal)
        || Path.GetExtension(path).Skip(1).All(char.IsAsciiDigit);
}
