using Releasing.Failures;

namespace Releasing.Verification.Folders;

/// <summary>A file that was verified.</summary>
/// <param name="Name">Its name, made plain.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits; empty for what could not be read.</param>
/// <param name="Size">Size in bytes.</param>
public sealed record VerifiedFile(string Name, string Sha256, long Size);

/// <summary>What looking at a folder has shown: all of it at once. The same folder and options give the same report.</summary>
/// <param name="Signer">Who had to have signed, in words.</param>
/// <param name="Files">The files, by name.</param>
/// <param name="Rows">The checks, by file and then in the order of <see cref="FolderCheck"/>; those of the whole folder come first.</param>
public sealed record FolderReport(string Signer, IReadOnlyList<VerifiedFile> Files, IReadOnlyList<CheckRow> Rows)
{
    /// <summary>Nothing failed.</summary>
    public bool Passed => Rows.All(row => row.Outcome != CheckOutcome.Failed);

    /// <summary>What failed, one sentence each, with the file and the reason code.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Rows.Where(row => row.Outcome == CheckOutcome.Failed).Select(row => $"{(row.Asset.Length == 0 ? "the folder" : $"'{row.Asset}'")}: {row.Message} [{row.Reason}]")];

    /// <summary>Stops when something failed.</summary>
    /// <param name="where">The task or command that asks.</param>
    /// <exception cref="PreflightException">Something failed; all problems are named.</exception>
    public void ThrowIfFailed(string where)
    {
        if (!Passed)
        {
            throw new PreflightException(where, Problems);
        }
    }

    /// <summary>Whether another report says the same of the same files. Which programs could be started is a matter of the machine and does not count, as long as none failed.</summary>
    /// <param name="other">The other report.</param>
    public bool SaysTheSameAs(FolderReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Passed == other.Passed && Signer == other.Signer && Files.SequenceEqual(other.Files)
            && Everywhere(this).SequenceEqual(Everywhere(other)) && Programs(this).SequenceEqual(Programs(other));

        static IEnumerable<CheckRow> Everywhere(FolderReport report) => report.Rows.Where(row => row.Check != FolderCheck.Execution || row.Outcome == CheckOutcome.Failed);

        static IEnumerable<string> Programs(FolderReport report) => report.Rows.Where(row => row.Check == FolderCheck.Execution).Select(row => row.Asset);
    }
}
