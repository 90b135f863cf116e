using Releasing.Formats.Archives;
using Releasing.Formats.Comparison;
using Releasing.Formats.SquashFs;

namespace Releasing.Verification.Folders.Contents;

/// <summary>What lies in the image behind an AppImage's runtime.</summary>
internal static class AppImageScan
{
    private const int MarkLength = 16;

    /// <summary>Shows every member.</summary>
    /// <returns>Why nothing was looked at; null when all was.</returns>
    public static async Task<string?> RunAsync(FileStream file, string name, ContentBudget budget, MemberVisitor visit, CancellationToken cancellationToken)
    {
        var start = new byte[MarkLength];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (AppImageMembers.ImageIn(file, name, start.AsSpan(0, read)) is not { } offset)
        {
            return "it is no AppImage of type 2 with a SquashFS image";
        }

        var image = SquashFsImage.Open(file, name, offset);
        foreach (var entry in image.Entries.Skip(1))
        {
            budget.Member();
            var kind = entry.Kind switch { EntryKind.Directory => MemberKind.Folder, EntryKind.SymbolicLink => MemberKind.SymbolicLink, _ => MemberKind.File };
            await using var content = new BudgetStream(new PieceStream(kind == MemberKind.File ? image.Pieces(entry) : []), budget);
            await visit(new ScannedMember(entry.Path, kind, entry.Mode, entry.LinkTarget ?? ""), content, cancellationToken);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }

        return null;
    }
}
