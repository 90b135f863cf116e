using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Icns;

namespace Releasing.Formats.AppImage;

/// <summary>What lies in an AppImage (AppImage specification, "Contents of the image"): the programs, and what a desktop needs to show them.</summary>
public sealed record AppDir
{
    private const int LargestIcon = 1024;

    /// <summary>The name of the program that is started: the one in <c>usr/bin</c> that <c>AppRun</c> points to, and the base name of desktop entry and icon.</summary>
    public required string Program { get; init; }

    /// <summary>What a menu shows.</summary>
    public required DesktopEntry Entry { get; init; }

    /// <summary>What a software centre shows.</summary>
    public required AppStreamComponent Component { get; init; }

    /// <summary>A square PNG of at most 1024 pixels.</summary>
    public ContentSource? Icon { get; init; }

    /// <summary>The programs, and whatever else lies in it, by their places.</summary>
    public required IReadOnlyList<ArchiveEntry> Files { get; init; }

    /// <summary>Everything that is wrong, full sentences.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>([.. Entry.Problems(), .. Component.Problems(), .. IconProblems()]);
        if (!Files.Any(file => file.Name == ProgramPath && file.Kind == EntryKind.File))
        {
            problems.Add($"There is no program {ProgramPath}, which AppRun starts. Name one of those that are built in Settings.Desktop.Program.");
        }

        return problems;
    }

    /// <summary>Everything in it, in no order.</summary>
    internal IEnumerable<ArchiveEntry> Entries()
    {
        var (desktop, icon) = (Text($"{Program}.desktop", Entry.ToText()), Icon!);
        var size = Header(icon).Width;
        return
        [
            .. Files,
            ArchiveEntry.SymbolicLink("AppRun", ProgramPath),
            ArchiveEntry.File($"{Program}.desktop", desktop),
            ArchiveEntry.File($"usr/share/applications/{Program}.desktop", desktop),
            ArchiveEntry.File($"{Program}.png", icon),
            ArchiveEntry.File(".DirIcon", icon),
            ArchiveEntry.File($"usr/share/icons/hicolor/{size}x{size}/apps/{Program}.png", icon),
            ArchiveEntry.File($"usr/share/metainfo/{Component.Identifier}.appdata.xml", Text($"{Component.Identifier}.appdata.xml", Component.ToText())),
        ];
    }

    private string ProgramPath => $"usr/bin/{Program}";

    private static ContentSource Text(string name, string text) => ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name);

    private static PngHeader Header(ContentSource icon)
    {
        var start = new byte[PngHeader.Length];
        using var stream = icon.Open();
        return PngHeader.Read(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)), icon.Origin);
    }

    private IEnumerable<string> IconProblems()
    {
        if (Icon is null)
        {
            yield return "There is no icon, and an AppImage must have one (.DirIcon). Name a square PNG of the repository in Settings.Desktop.Icon.";
            yield break;
        }

        PngHeader? image = null;
        string? problem = null;
        try
        {
            image = Header(Icon);
        }
        catch (ReleaseException error)
        {
            problem = error.Message;
        }

        if (problem is not null)
        {
            yield return problem;
        }
        else if (image!.Width != image.Height || image.Width > LargestIcon)
        {
            yield return $"The icon {Icon.Origin} has {image.Width} by {image.Height} pixels. Make it a square of at most {LargestIcon}, best of 256.";
        }
    }
}
