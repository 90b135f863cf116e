using Releasing.Sboms.Reading;

namespace Releasing.Verification.Folders;

/// <summary>The SBOMs: whole, and about the file that their name says.</summary>
internal static class SbomFolderCheck
{
    private const int ProblemsShown = 3;

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
        var sbom = await SbomReader.ReadFileAsync(file.Path, cancellationToken);
        if (!sbom.IsValid || sbom.Subject is null)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Sbom, FolderReason.SbomMalformed, sbom.Problems.Count > 0 ? string.Join(' ', sbom.Problems.Take(ProblemsShown)) : "It names no subject.");
        }

        if (folder.ByName.TryGetValue(file.Subject, out var there))
        {
            return sbom.Subject.Sha256 == there.Sha256 ? CheckRow.Pass(file.Name, FolderCheck.Sbom, $"{sbom.Format} of {file.Subject}, {sbom.Components} components.")
                : CheckRow.Fail(file.Name, FolderCheck.Sbom, FolderReason.SbomSubjectMismatch, $"It is about another file than '{file.Subject}', which has SHA-256 {there.Sha256}: about one with {sbom.Subject.Sha256 ?? "none"}.");
        }

        // That of the whole release: its parts are files that lie here.
        var other = sbom.Parts.FirstOrDefault(part => part.Sha256 is { } digest && folder.ByName.TryGetValue(part.Name, out var named) && named.Sha256 != digest);
        return other is null ? CheckRow.Pass(file.Name, FolderCheck.Sbom, $"{sbom.Format} of the whole release, {sbom.Components} components.")
            : CheckRow.Fail(file.Name, FolderCheck.Sbom, FolderReason.SbomSubjectMismatch, $"It names another digest for '{other.Name}' than the file has.");
    }
}
