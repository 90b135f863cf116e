using Releasing.Files;
using Releasing.Formats.Dmg;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>Disk images for macOS.</summary>
public sealed class DmgSettings : InstallerSettings
{
    private const int LowestLevel = 1;
    private const int HighestLevel = 9;

    /// <summary>Creates the settings.</summary>
    public DmgSettings()
        : base("Settings.Dmg")
    {
    }

    /// <summary>Whether disk images are made of the macOS programs. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The name of the volume. Default: null, display name and version: <c>Tool 1.2.3</c>.</summary>
    public string? VolumeName { get; set; }

    /// <summary>The volume's file system. Default: HFS Plus.</summary>
    public DmgFileSystem FileSystem { get; set; }

    /// <summary>Effort of the compression, from 1 to 9. Default: 5.</summary>
    public int CompressionLevel { get; set; } = Formats.Gzip.DeflateSettings.DefaultLevel;

    /// <summary>
    /// The programs lie in an application, <c>Name.app</c> with identifier and icon of <see cref="DesktopSettings"/>, beside a link to /Applications. Default: no, the volume holds the
    /// programs, licence and readme as they are.
    /// </summary>
    public bool AppBundle { get; set; }

    /// <summary>The lowest version of macOS that the application runs on. Default: <c>11.0</c>.</summary>
    public string MinimumSystemVersion { get; set; } = "11.0";

    /// <summary>NSHumanReadableCopyright of the application. Default: null, none.</summary>
    public string? Copyright { get; set; }

    /// <summary>Further keys of the application's Info.plist, such as CFBundleDocumentTypes: text, numbers, true and false, lists and dictionaries of them. Default: none.</summary>
    public IDictionary<string, object> Info { get; } = new SortedDictionary<string, object>(StringComparer.Ordinal);

    /// <summary>
    /// Further files: where each lies on the volume (<c>Manual.pdf</c>, <c>Examples/one.txt</c>; in the application: <c>Tool.app/Contents/Resources/data</c>), and which file of the repository it is.
    /// Default: none.
    /// </summary>
    public IDictionary<string, string> Contents { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The window that opens with the image: its size, the picture in it, and where the icons are.</summary>
    public DmgWindowSettings Window { get; } = new();

    /// <summary>
    /// The image is made by <c>hdiutil</c>, which only macOS has, and with the time at which it is made: two builds are then not the same. Default: no, it is made here on any system.
    /// </summary>
    public bool UseHdiUtil { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (CompressionLevel is < LowestLevel or > HighestLevel)
        {
            yield return $"Settings.Dmg.CompressionLevel is {CompressionLevel}. Set a number from {LowestLevel} to {HighestLevel}.";
        }

        foreach (var problem in Window.Validate())
        {
            yield return problem;
        }

        foreach (var (place, file) in Contents)
        {
            if (!RelativePath.IsSafe(place) || !RelativePath.IsSafe(file))
            {
                yield return $"Settings.Dmg.Contents has '{PlainText.Line(place)}' from '{PlainText.Line(file)}'. Set two relative paths with '/' between their parts.";
            }
        }
    }

    internal override string? WhyNot(bool isAskedFor) => Enabled ? null : "Settings.Dmg.Enabled is false";
}
