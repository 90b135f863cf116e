namespace Releasing.Verification.Folders;

/// <summary>The digests of the checksum files, against every file.</summary>
internal static class ChecksumCheck
{
    public static IEnumerable<CheckRow> Run(FolderListing folder, IReadOnlyList<ChecksumLines> lists)
    {
        if (lists.Count == 0)
        {
            yield return CheckRow.Fail("", FolderCheck.Checksum, FolderReason.ChecksumsMissing, "There is no checksum file. Download checksums.txt too.");
        }

        foreach (var problem in lists.SelectMany(list => list.Problems))
        {
            yield return problem;
        }

        foreach (var list in lists)
        {
            foreach (var name in list.Digests.Keys.Where(name => !folder.ByName.ContainsKey(name)).Order(StringComparer.Ordinal))
            {
                yield return CheckRow.Fail(name, FolderCheck.Checksum, FolderReason.FileMissing, $"'{list.File.Name}' lists it and it is not there. Download it too.");
            }
        }

        foreach (var file in folder.Files)
        {
            if (Of(file, lists) is { } row)
            {
                yield return row;
            }
        }
    }

    // What vouches for others need not be listed itself.
    private static CheckRow? Of(FolderFile file, IReadOnlyList<ChecksumLines> lists)
    {
        var listed = lists.Where(list => list.Digests.ContainsKey(file.Name)).ToList();
        foreach (var list in listed)
        {
            var wanted = list.Digests[file.Name];
            var actual = wanted.Length == 128 ? file.Sha512 : file.Sha256;
            if (wanted != actual)
            {
                return CheckRow.Fail(file.Name, FolderCheck.Checksum, FolderReason.ChecksumMismatch, $"It has {actual}, '{list.File.Name}' lists {wanted}. Download it again.");
            }
        }

        return listed.Count > 0 ? CheckRow.Pass(file.Name, FolderCheck.Checksum, $"Its digest is that of {string.Join(" and ", listed.Select(list => list.File.Name))}.")
            : file.IsChecksummed ? CheckRow.Fail(file.Name, FolderCheck.Checksum, FolderReason.ChecksumUnlisted, "No checksum file lists it: it does not belong to the release.")
            : null;
    }
}
