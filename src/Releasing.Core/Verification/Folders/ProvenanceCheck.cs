using Releasing.Failures;

namespace Releasing.Verification.Folders;

/// <summary>The statements that say how the files were built: signed, and about exactly these files.</summary>
internal static class ProvenanceCheck
{
    public static async Task<IReadOnlyList<CheckRow>> RunAsync(FolderListing folder, FolderOptions options, IReadOnlyList<CheckRow> signatures, CancellationToken cancellationToken)
    {
        var rows = new List<CheckRow>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        var statements = folder.Of(FileRole.Provenance).ToList();
        foreach (var file in statements)
        {
            try
            {
                var statement = await ReadAsync(file, cancellationToken);
                named.UnionWith(statement.Subjects.Select(subject => subject.Name));
                rows.AddRange(Of(file, statement, folder));
                rows.Add(SignedOf(file, options, signatures));
            }
            catch (InvalidInputException error)
            {
                rows.Add(CheckRow.Fail(file.Name, FolderCheck.Provenance, FolderReason.ProvenanceMalformed, error.Message));
            }
        }

        if (statements.Count == 0)
        {
            rows.Add(options.Required.Contains(FolderCheck.Provenance)
                ? CheckRow.Fail("", FolderCheck.Provenance, FolderReason.ProvenanceMissing, "There is no provenance, and it is required.")
                : CheckRow.Skip("", FolderCheck.Provenance, FolderReason.NotApplicable, "There is no provenance."));
            return rows;
        }

        rows.AddRange(folder.Files.Where(file => file.IsSubject && !named.Contains(file.Name))
            .Select(file => CheckRow.Fail(file.Name, FolderCheck.Provenance, FolderReason.ProvenanceUnlisted, "No provenance says how it was built.")));
        return rows;
    }

    /// <summary>Reads a statement of SLSA provenance.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static async Task<Provenance.Statement> ReadAsync(FolderFile file, CancellationToken cancellationToken)
    {
        if (file.Size > Provenance.Statement.LongestStatement)
        {
            throw new InvalidInputException(file.Name, "it is too long for a statement", "Download it again");
        }

        var statement = Provenance.Statement.Read(await File.ReadAllBytesAsync(file.Path, cancellationToken), file.Name);
        return statement.PredicateType == Provenance.Statement.SlsaProvenanceV1 ? statement
            : throw new InvalidInputException(file.Name, "its predicate is no SLSA provenance v1", "Download it again");
    }

    private static IEnumerable<CheckRow> Of(FolderFile file, Provenance.Statement statement, FolderListing folder)
    {
        foreach (var subjects in statement.Subjects.GroupBy(subject => subject.Name, StringComparer.Ordinal))
        {
            if (!folder.ByName.TryGetValue(subjects.Key, out var there))
            {
                yield return CheckRow.Fail(subjects.Key, FolderCheck.Provenance, FolderReason.ProvenanceSubjectMissing, $"'{file.Name}' names it and it is not there. Download it too.");
            }
            else if (subjects.FirstOrDefault(subject => subject.Sha256 != there.Sha256) is { } other)
            {
                yield return CheckRow.Fail(subjects.Key, FolderCheck.Provenance, FolderReason.ProvenanceSubjectMismatch, $"It has SHA-256 {there.Sha256}, '{file.Name}' names {other.Sha256}.");
            }
            else
            {
                yield return CheckRow.Pass(subjects.Key, FolderCheck.Provenance, $"A subject of {file.Name}.");
            }
        }
    }

    private static CheckRow SignedOf(FolderFile file, FolderOptions options, IReadOnlyList<CheckRow> signatures)
    {
        var own = signatures.Where(row => row.Asset == file.Name).ToList();
        return own.Exists(row => row.Outcome == CheckOutcome.Failed) || (options.Signer is not null && !own.Exists(row => row.Outcome == CheckOutcome.Passed))
            ? CheckRow.Fail(file.Name, FolderCheck.Provenance, FolderReason.ProvenanceUnsigned, "Anybody could have written it: its signature does not verify.")
            : CheckRow.Pass(file.Name, FolderCheck.Provenance, options.Signer is null ? $"A statement about these files; {options.WhyUnsigned}." : "A signed statement about these files.");
    }
}
