using System.Globalization;
using Releasing.Formats.Dmg;
using Releasing.Text;

namespace Releasing.Cake.Tasks;

/// <summary>How the Finder shows a disk image: what the settings say, and otherwise the application on the left and the link to /Applications on the right.</summary>
internal static class DmgLook
{
    private const string Folder = ".background";

    /// <summary>The window; null when the image has none of its own.</summary>
    public static DmgWindow? Of(ReleaseContext context)
    {
        var settings = context.Settings.Dmg.Window;
        var isWanted = settings.Enabled ?? (context.Settings.Dmg.AppBundle || settings.Background is not null || settings.Positions.Count > 0);
        if (!isWanted || context.Settings.Dmg.Contents.ContainsKey(".DS_Store"))
        {
            return null;
        }

        // A name stands below its icon: a little above the middle looks like the middle.
        var row = settings.Height * 45 / 100;
        return settings.Model(context.Settings.Dmg.AppBundle
            ? [new(DmgContents.BundleName(context), new DmgPoint(settings.Width / 4, row)), new(DmgContents.Applications, new DmgPoint(settings.Width * 3 / 4, row))]
            : []) with { Background = Picture(context) };
    }

    /// <summary>The picture, which is not seen by whoever opens the volume: its place there, and which file of the repository it is.</summary>
    public static IReadOnlyDictionary<string, string> Files(ReleaseContext context) =>
        Of(context)?.Background is { } place ? new Dictionary<string, string>(StringComparer.Ordinal) { [place] = context.Settings.Dmg.Window.Background! } : [];

    /// <summary>Positions of what is not on the volume.</summary>
    public static IEnumerable<string> Problems(ReleaseContext context, IEnumerable<string> places)
    {
        var names = places.Select(place => place.Split('/')[0]).Distinct(StringComparer.Ordinal).ToList();
        return from name in Of(context)?.Positions.Keys.Except(names, StringComparer.Ordinal) ?? []
               select $"Settings.Dmg.Window.Positions has '{PlainText.Line(name)}', which is not in the root of the volume. Name what is there: {string.Join(", ", names)}.";
    }

    /// <summary>What decides the bytes beside the picture.</summary>
    public static string Facts(DmgWindow? window) => window is null
        ? "window=none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"window={window.Position} {window.Width} {window.Height} {window.IconSize} {window.TextSize} {window.Background} {string.Join('\n', window.Positions.Select(pair => $"{pair.Key} {pair.Value}"))}");

    private static string? Picture(ReleaseContext context) =>
        context.Settings.Dmg.Window.Background is { } file ? $"{Folder}/background{Path.GetExtension(file).ToLowerInvariant()}" : null;
}
