using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Text;
using Releasing.Verification.Folders.Contents;
using Releasing.Verification.Folders.Execution;

namespace Releasing.Verification.Folders;

/// <summary>
/// Verifies a folder of downloaded files without a network: checksums, signatures, provenance, SBOMs, contents of archives and packages, and that programs start. Every file is hashed once, files
/// are looked at side by side, and none is held in memory.
/// </summary>
public static class FolderVerifier
{
    /// <summary>Verifies a folder.</summary>
    /// <param name="folder">The folder; what lies below it is not part of a release.</param>
    /// <param name="options">Who has to have signed, and what else is wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A row per file and check; everything that is wrong, at once.</returns>
    /// <exception cref="ReleaseException">There is no such folder, or a file in it cannot be read.</exception>
    public static async Task<FolderReport> VerifyAsync(string folder, FolderOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(folder))
        {
            throw new InvalidInputException(folder, "there is no such folder", "Name the folder that holds the downloaded files");
        }

        try
        {
            return await RunAsync(FolderListing.Read(folder, options.Expected), options, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(folder, $"a file in it cannot be read ({error.Message})", "Correct its permissions, or download it again", error);
        }
    }

    private static async Task<FolderReport> RunAsync(FolderListing folder, FolderOptions options, CancellationToken cancellationToken)
    {
        var lists = folder.Of(FileRole.Checksum).Select(ChecksumLines.Read).ToList();
        await folder.HashAsync(lists.Exists(list => list.HasSha512), options.Parallelism, cancellationToken);
        var rows = new List<CheckRow>(folder.Rows);
        rows.AddRange(options.Expected is { } expected ? folder.Compare(expected, options.Reports) : []);
        rows.AddRange(await ReportCheck.RunAsync(folder, cancellationToken));
        rows.AddRange(ChecksumCheck.Run(folder, lists));
        var signatures = await new SignatureCheck(folder, options, lists).RunAsync(cancellationToken);
        rows.AddRange(signatures);
        rows.AddRange(await ProvenanceCheck.RunAsync(folder, options, signatures, cancellationToken));
        rows.AddRange(await SbomFolderCheck.RunAsync(folder, options, cancellationToken));
        rows.AddRange(await LookIntoAsync(folder, options, cancellationToken));
        rows.AddRange(await StartAsync(folder, options, rows, cancellationToken));
        return new FolderReport(
            SignerOf(options),
            [.. folder.Files.Select(file => new VerifiedFile(PlainText.Line(file.Name), file.Sha256, file.Size))],
            [.. rows.Distinct().OrderBy(row => row.Asset, StringComparer.Ordinal).ThenBy(row => row.Check).ThenBy(row => row.Outcome).ThenBy(row => row.Message, StringComparer.Ordinal)]);
    }

    private static async Task<IReadOnlyList<CheckRow>> LookIntoAsync(FolderListing folder, FolderOptions options, CancellationToken cancellationToken)
    {
        var files = folder.Of(FileRole.Payload).ToList();
        var expected = options.Expected?.ToDictionary(artifact => artifact.Name, StringComparer.Ordinal);
        var rows = new List<CheckRow>[files.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallelism), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Count, parallel, async (index, token) =>
        {
            rows[index] = [await ContentsCheck.RunAsync(files[index], token)];
            if (ArchiveContents.IsPackage(files[index]))
            {
                rows[index].Add(await PackageCheck.RunAsync(files[index], expected?.GetValueOrDefault(files[index].Name), token));
            }
            else if (ArchiveContents.IsInstaller(files[index]))
            {
                rows[index].Add(await InstallerCheck.RunAsync(files[index], expected?.GetValueOrDefault(files[index].Name), token));
            }
        });
        return [.. rows.SelectMany(found => found)];
    }

    // One after the other: programs are made for a machine that is theirs.
    private static async Task<IReadOnlyList<CheckRow>> StartAsync(FolderListing folder, FolderOptions options, List<CheckRow> before, CancellationToken cancellationToken)
    {
        var distrusted = before.Where(row => row.Outcome == CheckOutcome.Failed).Select(row => row.Asset).ToHashSet(StringComparer.Ordinal);
        var rows = new List<CheckRow>();
        foreach (var file in folder.Of(FileRole.Payload).Where(ExecutionCheck.IsFor))
        {
            rows.Add(!options.RunPrograms ? CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.SwitchedOff, "Programs are not started.")
                : distrusted.Contains(PlainText.Line(file.Name)) || distrusted.Contains("")
                    ? CheckRow.Skip(file.Name, FolderCheck.Execution, FolderReason.NotTrusted, "Not started: a check of it failed.")
                    : await ExecutionCheck.RunAsync(file, options, cancellationToken));
        }

        return rows;
    }

    private static string SignerOf(FolderOptions options) => options.Signer switch
    {
        CertificatePolicy certificate => $"{certificate.Identity}, vouched for by {certificate.Issuer}",
        KeyPolicy key => $"the key with SHA-256 {Convert.ToHexStringLower(SHA256.HashData(key.PublicKey.Span))}",
        null => $"nobody: {options.WhyUnsigned}",
        _ => options.Signer.ToString(),
    };
}
