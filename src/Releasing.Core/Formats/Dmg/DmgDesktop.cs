using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.DesktopStore;
using Releasing.Formats.HfsPlus;
using Releasing.Formats.Trees;
using Releasing.Text;

namespace Releasing.Formats.Dmg;

/// <summary>
/// The <c>.DS_Store</c> of a disk image. The picture is named by an alias in <c>icvp</c> alone: the newer bookmark (<c>pBBk</c>) beside it keeps the Finder of macOS 26.2 from showing
/// any picture.
/// </summary>
internal static class DmgDesktop
{
    /// <summary>The store's name.</summary>
    public const string StoreName = ".DS_Store";

    private const int LongestPictureName = 63;

    // A window's bounds are those of its frame, which has a title bar above the contents.
    private const int TitleBar = 28;

    /// <summary>What is on the volume, the store too when there is a window to show.</summary>
    /// <exception cref="PreflightException">The window is impossible, or its picture is not on the volume.</exception>
    public static IReadOnlyList<ArchiveEntry> Entries(DmgImage image)
    {
        if (image.Window is not { } window || image.Entries.Any(entry => entry.Name == StoreName))
        {
            return image.Entries;
        }

        var problems = new List<string>([.. window.Problems(), .. PictureProblems(image, window)]);
        if (problems.Count > 0)
        {
            throw new PreflightException($"Volume '{image.VolumeName}'", problems);
        }

        var records = Records(image, window);
        var longest = records.MaxBy(record => record.Length)!;
        return longest.Length <= DesktopTree.LongestRecord
            ? [.. image.Entries, ArchiveEntry.File(StoreName, ContentSource.FromBytes(DesktopStoreFile.Write(records), StoreName))]
            : throw new PreflightException($"Volume '{image.VolumeName}'", [$"The window's {longest.Field} has {longest.Length} bytes, more than a page of {StoreName} holds. Shorten the volume's name."]);
    }

    private static List<DesktopRecord> Records(DmgImage image, DmgWindow window) =>
    [
        DesktopRecord.Blob(".", "bwsp", BinaryPropertyList.Write(Frame(window))),
        DesktopRecord.Code(".", "icvl", "icnv"),
        DesktopRecord.Blob(".", "icvp", BinaryPropertyList.Write([.. View(window), .. Background(image, window)])),
        DesktopRecord.Long(".", "vSrn", 1),
        .. window.Positions.Select(pair => DesktopRecord.IconPlace(HfsPlusText.OnVolume(pair.Key), pair.Value.X, pair.Value.Y)),
    ];

    private static KeyValuePair<string, object>[] Frame(DmgWindow window) =>
    [
        new("ContainerShowSidebar", false),
        new("ShowPathbar", false),
        new("ShowSidebar", false),
        new("ShowStatusBar", false),
        new("ShowTabView", false),
        new("ShowToolbar", false),
        new("SidebarWidth", 0),
        new("WindowBounds", string.Create(CultureInfo.InvariantCulture, $"{{{{{window.Position.X}, {window.Position.Y}}}, {{{window.Width}, {window.Height + TitleBar}}}}}")),
    ];

    private static KeyValuePair<string, object>[] View(DmgWindow window) =>
    [
        new("arrangeBy", "none"),
        new("backgroundColorBlue", 1.0),
        new("backgroundColorGreen", 1.0),
        new("backgroundColorRed", 1.0),
        new("gridOffsetX", 0.0),
        new("gridOffsetY", 0.0),
        new("gridSpacing", 100.0),
        new("iconSize", (double)window.IconSize),
        new("labelOnBottom", true),
        new("scrollPositionX", 0.0),
        new("scrollPositionY", 0.0),
        new("showIconPreview", true),
        new("showItemInfo", false),
        new("textSize", (double)window.TextSize),
        new("viewOptionsVersion", 1),
    ];

    // Kinds of background: 0 is the usual one, 2 a picture.
    private static KeyValuePair<string, object>[] Background(DmgImage image, DmgWindow window)
    {
        if (window.Background is null)
        {
            return [new("backgroundType", 0)];
        }

        // The numbers of the catalog follow from the order of the tree, to which the store itself belongs.
        var tree = FileTree.Of(
            [.. image.Entries, ArchiveEntry.File(StoreName, ContentSource.FromBytes(Array.Empty<byte>(), StoreName))],
            image.FileSystem == DmgFileSystem.HfsPlus ? NameComparison.CaseInsensitive : NameComparison.CaseSensitive,
            $"Volume '{image.VolumeName}'");
        var ids = tree.Nodes.Index().ToDictionary(node => node.Item.Path, node => HfsPlusCatalog.IdOf(node.Index), StringComparer.Ordinal);
        var (folder, file) = (window.Background.Split('/')[0], window.Background.Split('/')[1]);
        var seconds = unchecked((uint)HfsPlusImage.SecondsOf(image.Time));
        var alias = new AliasRecord(image.VolumeName, seconds, folder, ids[folder], file, ids[window.Background]);
        return [new("backgroundType", 2), new("backgroundImageAlias", alias.ToBytes())];
    }

    private static IEnumerable<string> PictureProblems(DmgImage image, DmgWindow window)
    {
        if (window.Background is not { } picture)
        {
            yield break;
        }

        var parts = picture.Split('/');
        if (parts.Length != 2 || parts[1].Length > LongestPictureName || !Ascii.IsValid(picture))
        {
            yield return $"The window's picture '{PlainText.Line(picture)}' is not a folder and a name of at most {LongestPictureName} characters, both ASCII. Name it '.background/background.png'.";
        }
        else if (!image.Entries.Any(entry => entry.Name == picture && entry.Kind == EntryKind.File))
        {
            yield return $"The window's picture '{PlainText.Line(picture)}' is not on the volume. Add it to the entries.";
        }
    }
}
