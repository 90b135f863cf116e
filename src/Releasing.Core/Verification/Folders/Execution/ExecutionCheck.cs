using Releasing.Verification.Folders.Contents;

namespace Releasing.Verification.Folders.Execution;

/// <summary>The programs of an archive start. Nothing is started before checksum, signature and contents of the archive are in order.</summary>
internal static class ExecutionCheck
{
    private const int MostPrograms = 16;

    public static async Task<CheckRow> RunAsync(FolderFile file, FolderOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        try
        {
            var candidates = await ArchiveExtraction.RunAsync(file, folder, (member, path) => MemberRules.IsExecutable(member) && IsProgramName(path), cancellationToken);
            var fits = candidates.Select(path => (Path: path, Fit: ProgramFit.Of(Path.Combine(folder, path)))).Where(program => program.Fit is not null).ToList();
            var here = fits.Where(program => program.Fit == true).Select(program => program.Path).Take(MostPrograms).ToList();
            if (here.Count == 0)
            {
                return fits.Count == 0
                    ? CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.NotApplicable, "There is no program in it.")
                    : CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.OtherMachine, "Its programs are for another machine.");
            }

            // What lies beside a program may be part of it.
            await ArchiveExtraction.RunAsync(file, folder, (_, path) => !candidates.Contains(path), cancellationToken);
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

    // A zip made on Windows keeps no modes: the ending tells.
    private static bool IsProgramName(string path) => Path.GetExtension(path) is "" or ".exe" or ".EXE" || !Path.GetFileName(path).Contains('.', StringComparison.Ordinal) || path.EndsWith(".run", StringComparison.Ordinal)
        || Path.GetExtension(path).Skip(1).All(char.IsAsciiDigit);
}
