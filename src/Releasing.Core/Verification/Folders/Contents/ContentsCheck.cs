namespace Releasing.Verification.Folders.Contents;

/// <summary>Whether unpacking a file writes where it should and nowhere else.</summary>
internal static class ContentsCheck
{
    public static async Task<CheckRow> RunAsync(FolderFile file, CancellationToken cancellationToken)
    {
        if (!ArchiveContents.IsKnown(file))
        {
            return CheckRow.Skip(file.Name, FolderCheck.Contents, FolderReason.NotApplicable, "It is no archive or package that is looked into.");
        }

        var (rules, control) = (new MemberRules(isPackage: !ArchiveContents.IsArchive(file)), new MemberRules(isPackage: false));
        var members = 0;
        try
        {
            var skipped = await ArchiveContents.VisitAsync(file, (member, _, _) => Hold(rules, member), (member, _, _) => Hold(control, member), cancellationToken);
            return skipped is null
                ? CheckRow.Pass(file.Name, FolderCheck.Contents, $"{members} members, all inside of it.")
                : CheckRow.Skip(file.Name, FolderCheck.Contents, FolderReason.ToolMissing, $"Not looked into: {skipped}.");
        }
        catch (CheckFailedException error)
        {
            return CheckRow.Fail(file.Name, FolderCheck.Contents, error.Reason, error.Message);
        }

        Task Hold(MemberRules held, ScannedMember member)
        {
            members++;
            return held.ProblemOf(member) is var (reason, message) ? throw new CheckFailedException(reason, message) : Task.CompletedTask;
        }
    }
}
