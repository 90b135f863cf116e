namespace Releasing.Verification.Folders;

/// <summary>The SBOMs: whole, and about the file that their name says.</summary>
internal static class SbomFolderCheck
{
    public static async Task<IReadOnlyList<CheckRow>> RunAsync(FolderListing folder, FolderOptions options, CancellationToken cancellationToken)
    {
        var rows = new List<CheckRow>();
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.Of(FileRole.Sbom))
        {
            described.Add(file.Subject);
            rows.Add(await OfAsync(file, folder, cancellationToken));
        }

        if (described.Count == 0)
        {
            rows.Add(options.Required.Contains(FolderCheck.Sbom)
                ? CheckRow.Fail("", FolderCheck.Sbom, FolderReason.SbomMissing, "There is no SBOM, and one is required.")
                : CheckRow.Skip("", FolderCheck.Sbom, FolderReason.NotApplicable, "There is no SBOM."));
        }

        return rows;
    }

    private static async Task<CheckRow> OfAsync(FolderFile file, FolderListing folder, CancellationToken cancellationToken)
    {
        SbomSubject subject;
        try
        {
            subject = await SbomSubject.ReadAsync(file, cancellationToken);
        }
        catch (CheckFailedException error)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Sbom, error.Reason, error.Message);
        }

        if (!folder.ByName.TryGetValue(file.Subject, out var there))
        {
            return CheckRow.Pass(file.Name, FolderCheck.Sbom, $"{subject.Format} of the whole release.");
        }

        return subject.Sha256.Contains(there.Sha256) ? CheckRow.Pass(file.Name, FolderCheck.Sbom, $"{subject.Format} of {file.Subject}.")
            : CheckRow.Fail(file.Name, FolderCheck.Sbom, FolderReason.SbomSubjectMismatch, $"It is about another file than '{file.Subject}': none of the digests of its subject is {there.Sha256}.");
    }
}
