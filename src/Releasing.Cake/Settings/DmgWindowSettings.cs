using Releasing.Files;
using Releasing.Formats.Dmg;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>The window that opens with a disk image. Lengths are in points, of which a Retina display has two pixels each.</summary>
public sealed class DmgWindowSettings
{
    /// <summary>
    /// Whether the image says how it is shown, by a <c>.DS_Store</c> that is written here. Default: null, yes for an application (<see cref="DmgSettings.AppBundle"/>) and where a picture
    /// or a position is set. A <c>.DS_Store</c> among <see cref="DmgSettings.Contents"/> comes first.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>The picture behind the icons, a PNG, JPEG or TIFF file of the repository, as large as the window. Default: null, white.</summary>
    public string? Background { get; set; }

    /// <summary>Where the window opens: its lower left corner, from that of the screen. Default: 200 to the right, 200 up.</summary>
    public DmgPoint Position { get; set; } = new(200, 200);

    /// <summary>Width of the window's contents, from 100 to 4096. Default: 600.</summary>
    public int Width { get; set; } = 600;

    /// <summary>Height of the window's contents, without its title bar, from 100 to 4096. Default: 400.</summary>
    public int Height { get; set; } = 400;

    /// <summary>Width and height of an icon, from 16 to 512. Default: 128.</summary>
    public int IconSize { get; set; } = 128;

    /// <summary>Size of the names below the icons, from 10 to 16. Default: 13.</summary>
    public int TextSize { get; set; } = 13;

    /// <summary>
    /// The middle of icons from the window's upper left corner, by what they are called in the root of the volume: <c>Tool.app</c>, <c>Applications</c>, <c>Manual.pdf</c>.
    /// Default: the application in the left half and Applications in the right one.
    /// </summary>
    public IDictionary<string, DmgPoint> Positions { get; } = new SortedDictionary<string, DmgPoint>(StringComparer.Ordinal);

    internal IEnumerable<string> Validate()
    {
        if (Background is not null && !RelativePath.IsSafe(Background))
        {
            yield return $"Settings.Dmg.Window.Background is '{PlainText.Line(Background)}'. Set a relative path with '/' between its parts.";
        }

        foreach (var problem in Model([]).Problems())
        {
            yield return $"Settings.Dmg.Window: {problem}";
        }
    }

    /// <summary>The window with further positions, which those of the settings come before.</summary>
    internal DmgWindow Model(IEnumerable<KeyValuePair<string, DmgPoint>> usual) => new()
    {
        Position = Position,
        Width = Width,
        Height = Height,
        IconSize = IconSize,
        TextSize = TextSize,
        Positions = new SortedDictionary<string, DmgPoint>(Positions.Concat(usual.ExceptBy(Positions.Keys, pair => pair.Key)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
    };
}
