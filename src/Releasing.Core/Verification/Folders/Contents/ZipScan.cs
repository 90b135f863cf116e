using System.IO.Compression;
using System.Text;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Reads zip archives by their directory.</summary>
internal static class ZipScan
{
    private const int ModeShift = 16;
    private const int TypeMask = 0xF000;
    private const int LongestLink = 4096;

    public static async Task RunAsync(Stream file, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count == 0)
        {
            throw new CheckFailedException(FolderReason.ContentsMalformed, "The zip archive has no members.");
        }

        foreach (var entry in archive.Entries)
        {
            budget.Member();
            if (entry.IsEncrypted)
            {
                throw new CheckFailedException(FolderReason.ContentsMalformed, $"'{entry.FullName}' is encrypted.");
            }

            await using var packed = await entry.OpenAsync(cancellationToken);
            await using var content = new BudgetStream(packed, budget);
            var mode = (int)((uint)entry.ExternalAttributes >> ModeShift);
            var kind = (mode & TypeMask) switch
            {
                0xA000 => MemberKind.SymbolicLink,
                0x4000 => MemberKind.Folder,
                0x8000 or 0 => entry.FullName.EndsWith('/') ? MemberKind.Folder : MemberKind.File,
                _ => MemberKind.Device,
            };
            var link = kind == MemberKind.SymbolicLink ? await LinkAsync(content, cancellationToken) : "";
            await visit(new ScannedMember(entry.FullName, kind, mode == 0 ? null : mode & 0xFFF, link), content, cancellationToken);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }
    }

    private static async Task<string> LinkAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestLink];
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
