using Releasing.Failures;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.Linux.Contents;

/// <summary>Finds the paths that one content brings; what is wrong with it goes on the list of problems.</summary>
internal sealed class ContentFinder(string sourceFolder, DateTimeOffset packageTime, List<string> problems)
{
    public IReadOnlyList<FoundMember> Find(PackageContent content)
    {
        List<string> wrong = [.. ContentRules.Problems(content)];
        var time = content.ModificationTime is { } own ? MemberTime.Of(own, ContentRules.Describe(content), wrong) : packageTime;
        problems.AddRange(wrong);
        if (wrong.Count > 0)
        {
            return [];
        }

        var found = new ContentMembers(content, time);
        try
        {
            Fill(found, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ReleaseException)
        {
            problems.Add($"{Capital(ContentRules.Describe(content))} cannot be read ({PlainText.Line(error.Message)}). Correct the path or its permissions.");
        }

        return found.Members;
    }

    private void Fill(ContentMembers found, PackageContent content)
    {
        switch (content)
        {
            case { Kind: PackageContentKind.Files, Bytes: { } bytes }:
                found.AddFile(content.Destination, bytes, () => ModeOf(bytes));
                break;
            case { Kind: PackageContentKind.Files }:
                FindFiles(found, content);
                break;
            case { Kind: PackageContentKind.Tree }:
                FindTree(found, content);
                break;
            case { Kind: PackageContentKind.Directory }:
                found.AddDirectory(ContentRules.FolderOrPath(content) ?? "/", content.Mode, isStated: true);
                break;
            case { Kind: PackageContentKind.SymbolicLink }:
                found.AddLink(content.Destination, content.LinkTarget!);
                break;
            default:
                found.AddGhost();
                break;
        }
    }

    private void FindFiles(ContentMembers found, PackageContent content)
    {
        var source = SourcePattern.Split(FullPath(content));
        var folder = content.Destination.TrimEnd('/');
        if (source.IsLiteral)
        {
            var path = source.Folder;
            if (IsFile(path, content))
            {
                AddFile(found, content, content.Destination.EndsWith('/') ? $"{folder}/{Path.GetFileName(path)}" : content.Destination, FollowLinks(path));
            }

            return;
        }

        var matches = source.Matches();
        if (matches.Count == 0)
        {
            problems.Add($"The pattern '{PlainText.Line(content.Source)}' matches no file below '{PlainText.Line(source.Folder)}'. Correct it, or make the files first.");
        }

        foreach (var match in matches)
        {
            AddFileOrLink(found, content, $"{folder}/{Relative(source.Folder, match.FullName)}", match);
        }
    }

    private void FindTree(ContentMembers found, PackageContent content)
    {
        var root = FullPath(content);
        if (!Directory.Exists(root))
        {
            problems.Add(File.Exists(root)
                ? $"{Capital(ContentRules.Describe(content))} is a file. Use PackageContent.Files for it."
                : Missing(content));
            return;
        }

        if (ContentRules.FolderOrPath(content) is { } folder)
        {
            found.AddDirectory(folder, content.DirectoryMode, isStated: false);
        }

        Walk(found, content, root, content.Destination.TrimEnd('/'));
    }

    private void Walk(ContentMembers found, PackageContent content, string folder, string destination)
    {
        foreach (var entry in SourceFiles.EntriesOf(folder))
        {
            var path = $"{destination}/{entry.Name}";
            if (SourceFiles.IsRealFolder(entry))
            {
                if (Check(path, entry, content))
                {
                    found.AddDirectory(path, content.DirectoryMode, isStated: false);
                    Walk(found, content, entry.FullName, path);
                }
            }
            else
            {
                AddFileOrLink(found, content, path, entry);
            }
        }
    }

    private void AddFileOrLink(ContentMembers found, PackageContent content, string path, FileSystemInfo entry)
    {
        if (!Check(path, entry, content))
        {
            return;
        }

        if (entry.LinkTarget is null)
        {
            AddFile(found, content, path, entry.FullName);
        }
        else if (TargetProblem(SourceFiles.TargetOf(entry)) is { } problem)
        {
            problems.Add($"The target of the symbolic link '{PlainText.Line(entry.FullName)}' {problem}.");
        }
        else
        {
            found.AddLink(path, SourceFiles.TargetOf(entry));
        }
    }

    private void AddFile(ContentMembers found, PackageContent content, string path, string source)
    {
        if (SpecialFile.Is(source))
        {
            problems.Add($"'{PlainText.Line(source)}' of {ContentRules.Describe(content)} is a device, pipe or socket. Packages hold files, folders and symbolic links.");
        }
        else if (DestinationPath.Problem(path) is { } problem)
        {
            problems.Add($"The destination '{PlainText.Line(path)}' of {ContentRules.Describe(content)} {problem}.");
        }
        else
        {
            found.AddFile(path, ContentSource.FromFile(source), () => SourceFiles.ModeOf(source));
        }
    }

    /// <summary>Names on disk can be what no destination that a person writes is.</summary>
    private bool Check(string path, FileSystemInfo entry, PackageContent content)
    {
        var problem = DestinationPath.Problem(path);
        if (problem is null && entry.Name.Contains('\uFFFD', StringComparison.Ordinal) && entry.LinkTarget is null && !Path.Exists(entry.FullName))
        {
            // The platform shows bytes that are no UTF-8 in this way, and then does not find the file.
            problem = "is not valid Unicode: rename it";
        }

        if (problem is not null)
        {
            problems.Add($"The destination '{PlainText.Line(path)}' of {ContentRules.Describe(content)} {problem}.");
        }

        return problem is null;
    }

    // The platform shows what is no UTF-8 by this letter, and a link must be written as it is.
    private static string? TargetProblem(string target) => target.Contains('\uFFFD', StringComparison.Ordinal) ? "is not valid Unicode: link anew" : DestinationPath.TextProblem(target);

    private bool IsFile(string path, PackageContent content)
    {
        if (Directory.Exists(path))
        {
            problems.Add($"{Capital(ContentRules.Describe(content))} is a folder. Use PackageContent.Tree for all that is in it, or a pattern such as '*'.");
            return false;
        }

        if (!File.Exists(path))
        {
            problems.Add(Missing(content));
            return false;
        }

        return true;
    }

    private string FullPath(PackageContent content) => Path.GetFullPath(Path.Combine(sourceFolder, content.Source!));

    private string Missing(PackageContent content) =>
        $"{Capital(ContentRules.Describe(content))} does not exist below '{PlainText.Line(sourceFolder)}'. Correct the path, or make it first.";

    private static int ModeOf(ContentSource content)
    {
        using var stream = content.Open();
        return SourceFiles.ModeOf(stream);
    }

    private static string FollowLinks(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
