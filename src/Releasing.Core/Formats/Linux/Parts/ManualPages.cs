using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Linux.Parts;

/// <summary>Puts manual pages where <c>man</c> finds them (man-pages(7)), compressed.</summary>
public static partial class ManualPages
{
    /// <summary>
    /// The pages as contents: <c>tool.1</c> goes to <c>/usr/share/man/man1/tool.1.gz</c>, and from a folder of a language, <c>de/tool.1</c> or <c>de/man1/tool.1</c>, to
    /// <c>/usr/share/man/de/man1</c>. A link to another page stays one. A page that is compressed already stays as it is.
    /// </summary>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="files">Paths of the pages.</param>
    /// <exception cref="PreflightException">A file is none by its name; the message names each.</exception>
    /// <exception cref="ReleaseException">A file cannot be read.</exception>
    public static IReadOnlyList<PackageContent> Contents(string folder, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        var pages = files.Select(file => (Path: Path.GetFullPath(Path.Combine(folder, file)), Place: PlaceOf(PartContent.Below(folder, file)))).ToList();
        var strangers = pages.Where(page => page.Place is null).Select(page =>
            $"'{PlainText.Line(page.Path)}' is no manual page by its name. Name it after command and section, such as 'tool.1', or leave it out.").ToList();
        if (strangers.Count > 0)
        {
            throw new PreflightException("Manual pages", strangers);
        }

        return [.. pages.Select(page => Page(page.Path, $"/usr/share/man/{page.Place}.gz") with { Traits = PackageFileTraits.Documentation })];
    }

    /// <summary>Where a page belongs below the folder of all, uncompressed: <c>man1/tool.1</c>, <c>de/man1/tool.1</c>; null when it is none by its name.</summary>
    /// <param name="path">Its path with <c>/</c>.</param>
    internal static string? PlaceOf(string path)
    {
        var parts = path.Split('/');
        if (Name().Match(parts[^1]) is not { Success: true } name)
        {
            return null;
        }

        var section = name.Groups["section"].Value;
        var above = parts.Length > 1 && parts[^2] == "man" + section[0] ? parts.Length - 3 : parts.Length - 2;
        var language = above >= 0 && Language().IsMatch(parts[above]) && (parts[above].Length != 3 || (above > 0 && parts[above - 1] == "man")) ? parts[above] + "/" : "";
        return $"{language}man{section[0]}/{name.Groups["page"].Value}";
    }

    private static PackageContent Page(string path, string destination)
    {
        // A page under another name is a link to it; one to somewhere else is followed.
        if (new FileInfo(path).LinkTarget is { } target && !target.AsSpan().ContainsAny('/', '\\'))
        {
            return PackageContent.SymbolicLink(target.EndsWith(".gz", StringComparison.Ordinal) ? target : target + ".gz", destination);
        }

        return path.EndsWith(".gz", StringComparison.Ordinal)
            ? PackageContent.Files(path, destination) with { Mode = Linux.Contents.PackageMode.File }
            : PartContent.Compressed(PartContent.Read(path), path, destination);
    }

    [GeneratedRegex(@"\A(?<page>.+\.(?<section>[1-9nl][a-z0-9]{0,4}))(\.gz)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z]{2,3}(_[A-Z]{2})?(\.[A-Za-z0-9-]+)?(@[A-Za-z0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Language();
}
