namespace Releasing.Formats.Dmg;

/// <summary>How the Finder shows a volume: the window that opens, its picture, and where the icons are. Lengths are in points, of which a Retina display has two pixels each.</summary>
public sealed record DmgWindow
{
    private const int SmallestLength = 100;
    private const int LargestLength = 4096;
    private const int SmallestIcon = 16;
    private const int LargestIcon = 512;
    private const int SmallestText = 10;
    private const int LargestText = 16;

    /// <summary>Where the window opens: its lower left corner, from that of the screen. Default: 200 to the right, 200 up.</summary>
    public DmgPoint Position { get; init; } = new(200, 200);

    /// <summary>Width of the window's contents, from 100 to 4096. Default: 600.</summary>
    public int Width { get; init; } = 600;

    /// <summary>Height of the window's contents, without its title bar, from 100 to 4096. Default: 400.</summary>
    public int Height { get; init; } = 400;

    /// <summary>Width and height of an icon, from 16 to 512. Default: 128.</summary>
    public int IconSize { get; init; } = 128;

    /// <summary>Size of the names below the icons, from 10 to 16. Default: 13.</summary>
    public int TextSize { get; init; } = 13;

    /// <summary>The middle of each icon, by its name in the root of the volume. What is not named here the Finder puts where it likes. Default: none.</summary>
    public IReadOnlyDictionary<string, DmgPoint> Positions { get; init; } = new Dictionary<string, DmgPoint>(StringComparer.Ordinal);

    /// <summary>
    /// The picture behind the icons, a file of the volume: <c>.background/background.png</c>, a folder in the root and a name of at most 63 characters, both ASCII.
    /// Default: null, white.
    /// </summary>
    public string? Background { get; init; }

    /// <summary>Everything that is wrong with the numbers.</summary>
    /// <returns>One full sentence each.</returns>
    public IReadOnlyList<string> Problems() =>
    [
        .. Outside(nameof(Width), Width, SmallestLength, LargestLength),
        .. Outside(nameof(Height), Height, SmallestLength, LargestLength),
        .. Outside(nameof(IconSize), IconSize, SmallestIcon, LargestIcon),
        .. Outside(nameof(TextSize), TextSize, SmallestText, LargestText),
        .. Positions.SelectMany(pair => Outside($"The position of {Text.PlainText.Line(pair.Key)}", Math.Max(Math.Abs((long)pair.Value.X), Math.Abs((long)pair.Value.Y)), 0, LargestLength)),
        .. Outside(nameof(Position), Math.Max(Math.Abs((long)Position.X), Math.Abs((long)Position.Y)), 0, LargestLength),
    ];

    private static IEnumerable<string> Outside(string what, long value, int least, int most) =>
        value >= least && value <= most ? [] : [$"{what} of the window is {value}. Set a number from {least} to {most}."];
}
