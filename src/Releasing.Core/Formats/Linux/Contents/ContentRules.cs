using Releasing.Text;

namespace Releasing.Formats.Linux.Contents;

/// <summary>What may be asked of a content before any file is looked at, and what messages call it.</summary>
internal static class ContentRules
{
    private const int MostModeBits = 0xFFF;
    private const PackageFileTraits OfConfigs = PackageFileTraits.Config | PackageFileTraits.NoReplace | PackageFileTraits.MissingOk;

    /// <summary>What a message calls the content.</summary>
    public static string Describe(PackageContent content) => content.Kind switch
    {
        PackageContentKind.Files when content.Bytes is { } bytes => $"the file made from {PlainText.Line(bytes.Origin)}",
        PackageContentKind.Files => $"the file '{PlainText.Line(content.Source)}'",
        PackageContentKind.Tree => $"the tree '{PlainText.Line(content.Source)}'",
        PackageContentKind.Directory => $"the directory '{PlainText.Line(content.Destination)}'",
        PackageContentKind.SymbolicLink => $"the symbolic link to '{PlainText.Line(content.LinkTarget)}'",
        _ => $"the ghost '{PlainText.Line(content.Destination)}'",
    };

    /// <summary>Everything wrong with the content by itself, as full sentences.</summary>
    public static IEnumerable<string> Problems(PackageContent content)
    {
        var name = Describe(content);
        if (FolderOrPath(content) is { } path && DestinationPath.Problem(path) is { } problem)
        {
            yield return $"The destination '{PlainText.Line(content.Destination)}' of {name} {problem}.";
        }

        foreach (var (mode, field) in new[] { (content.Mode, "mode"), (content.DirectoryMode, "directory mode") })
        {
            if (mode is < 0 or > MostModeBits)
            {
                yield return $"The {field} {Convert.ToString(mode.Value, 8)} (octal) of {name} has bits beyond 7777. Give permission bits only; the type of a file is known.";
            }
        }

        foreach (var (owner, field) in new[] { (content.Owner, "owner"), (content.Group, "group") })
        {
            if (!OwnerName.IsValid(owner))
            {
                yield return $"The {field} '{PlainText.Line(owner)}' of {name} is no portable name. Use at most 31 ASCII letters, digits, '.', '_' and '-', not '-' first and not digits alone.";
            }
        }

        if (content.Kind == PackageContentKind.SymbolicLink && DestinationPath.TextProblem(content.LinkTarget ?? "") is { } wrong)
        {
            yield return $"The target '{PlainText.Line(content.LinkTarget)}' of the symbolic link '{PlainText.Line(content.Destination)}' {wrong}.";
        }

        foreach (var trouble in TraitProblems(content, name))
        {
            yield return trouble;
        }
    }

    /// <summary>The traits of one path of a content; those of configurations are for files alone.</summary>
    public static PackageFileTraits TraitsOf(PackageContent content, bool isFile)
    {
        var traits = content.Kind == PackageContentKind.Ghost ? content.Traits | PackageFileTraits.Ghost : content.Traits;
        if ((traits & OfConfigs) != 0)
        {
            traits |= PackageFileTraits.Config;
        }

        return isFile ? traits : traits & ~OfConfigs;
    }

    /// <summary>The destination without the <c>/</c> that stands for a folder; null for the root itself.</summary>
    public static string? FolderOrPath(PackageContent content)
    {
        var takesFolder = content.Kind is PackageContentKind.Tree or PackageContentKind.Directory
            || (content.Kind == PackageContentKind.Files && content.Bytes is null);
        if (content.Destination == "/" && takesFolder)
        {
            return null;
        }

        return takesFolder && content.Destination.EndsWith('/') ? content.Destination[..^1] : content.Destination;
    }

    private static IEnumerable<string> TraitProblems(PackageContent content, string name)
    {
        if ((content.Traits & PackageFileTraits.Ghost) != 0 && content.Kind != PackageContentKind.Ghost)
        {
            yield return $"A ghost brings nothing, but {name} does. Use PackageContent.Ghost.";
        }

        if ((content.Traits & OfConfigs) != 0 && content.Kind is PackageContentKind.Directory or PackageContentKind.SymbolicLink)
        {
            yield return $"Only files can be configuration files, which {name} is not. Leave the trait out.";
        }
    }
}
