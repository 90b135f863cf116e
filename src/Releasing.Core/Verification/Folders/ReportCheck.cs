using Releasing.Failures;

namespace Releasing.Verification.Folders;

/// <summary>Reports of an earlier verification that lie beside the files. Nothing is taken from them; one that tells of other bytes than lie here is refused.</summary>
internal static class ReportCheck
{
    private const long LargestReport = 16 * 1024 * 1024;

    public static async Task<IReadOnlyList<CheckRow>> RunAsync(FolderListing folder, CancellationToken cancellationToken)
    {
        var rows = new List<CheckRow>();
        foreach (var file in folder.Of(FileRole.Report))
        {
            rows.Add(file.EndsWith(ReportFile.JsonEnding) && await ProblemAsync(file, folder, cancellationToken) is { } problem
                ? CheckRow.Fail(file.Name, FolderCheck.File, FolderReason.ReportContradicts, problem)
                : CheckRow.Skip(file.Name, FolderCheck.File, FolderReason.NotApplicable, "The report of an earlier verification, which nobody signed: nothing is taken from it, the files were looked at themselves."));
        }

        return rows;
    }

    private static async Task<string?> ProblemAsync(FolderFile file, FolderListing folder, CancellationToken cancellationToken)
    {
        if (file.Size > LargestReport)
        {
            return "It is too large for a report.";
        }

        try
        {
            var report = FolderReportText.Read(await File.ReadAllBytesAsync(file.Path, cancellationToken), file.Name);
            var other = report.Files.FirstOrDefault(told => folder.ByName.TryGetValue(told.Name, out var there) && there.Sha256 != told.Sha256);
            return !report.Passed ? "It tells of a verification that failed."
                : other is null ? null : $"It tells of another '{other.Name}' than lies here.";
        }
        catch (InvalidInputException error)
        {
            return error.Message;
        }
    }
}
