using Releasing.Files;
using Releasing.Formats.Msi;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>Windows Installer packages, one for each Windows target. Name, icon, licence and main program come from <see cref="ReleaseSettings.Desktop"/>.</summary>
public sealed class MsiSettings : InstallerSettings
{
    /// <summary>Creates the settings.</summary>
    public MsiSettings()
        : base("Settings.Msi")
    {
    }

    /// <summary>Whether packages are made of the Windows programs. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// What all versions share, so that a newer one replaces an older one. Default: null, made of the repository's address and the project's name. Before the repository moves or is renamed, pin
    /// the one that the task's log and the package's Property table show, otherwise the next version installs beside the older ones.
    /// </summary>
    public Guid? UpgradeCode { get; set; }

    /// <summary>Who makes the product. Default: null, the maintainer without the address, otherwise the repository's owner.</summary>
    public string? Manufacturer { get; set; }

    /// <summary>For whom it installs. Default: for the machine.</summary>
    public MsiScope Scope { get; set; }

    /// <summary>The install folder below Program Files, parts separated by <c>/</c>. Default: null, the display name.</summary>
    public string? InstallFolder { get; set; }

    /// <summary>Patterns of repository files that are installed beside the programs. Default: null, those of the archives.</summary>
    public IList<string>? Files { get; set; }

    /// <summary>Whether the install folder is put on PATH. Default: null, for programs of a terminal (<see cref="DesktopSettings.Terminal"/>).</summary>
    public bool? AddToPath { get; set; }

    /// <summary>Environment variables. Default: none.</summary>
    public IList<MsiVariable> Variables { get; } = new List<MsiVariable>();

    /// <summary>Entries of the start menu. Default: null, one for the main program when it is not for a terminal.</summary>
    public IList<MsiShortcut>? Shortcuts { get; set; }

    /// <summary>Registry values. Default: none.</summary>
    public IList<MsiRegistryValue> RegistryValues { get; } = new List<MsiRegistryValue>();

    /// <summary>Windows services. Default: none.</summary>
    public IList<MsiService> Services { get; } = new List<MsiService>();

    /// <summary>Parts that can be chosen beside the main one. Default: none.</summary>
    public IList<MsiFeature> Features { get; } = new List<MsiFeature>();

    /// <summary>What has to be true before anything is installed. Default: nothing.</summary>
    public IList<MsiCondition> Conditions { get; } = new List<MsiCondition>();

    /// <summary>Whether it has pages of its own; without them Windows shows its progress bar alone. Default: yes.</summary>
    public bool UserInterface { get; set; } = true;

    /// <summary>Whether the pages show the licence and ask for consent. Default: yes, where there is one.</summary>
    public bool ShowLicence { get; set; } = true;

    /// <summary>Address of help. Default: null, the homepage.</summary>
    public string? HelpAddress { get; set; }

    /// <summary>Address of the product. Default: null, the homepage.</summary>
    public string? AboutAddress { get; set; }

    /// <summary>Address of newer versions. Default: null, the homepage.</summary>
    public string? UpdateAddress { get; set; }

    /// <summary>What the list of installed apps says of it. Default: null, the project's description.</summary>
    public string? Comments { get; set; }

    /// <summary>Whom to ask. Default: null, the manufacturer.</summary>
    public string? Contact { get; set; }

    /// <summary>Whether the list of installed apps has no button that changes the installation. Default: yes.</summary>
    public bool NoModify { get; set; } = true;

    /// <summary>Whether it has no button that repairs it. Default: no.</summary>
    public bool NoRepair { get; set; }

    /// <summary>What is said where a newer version is installed. Default: null, a sentence with the product's name.</summary>
    public string? DowngradeMessage { get; set; }

    /// <summary>Effort of the compression, from 1 to 9. Default: 5.</summary>
    public int CompressionLevel { get; set; } = Formats.Gzip.DeflateSettings.DefaultLevel;

    /// <summary>
    /// The repository's own WiX source, such as <c>installer.wxs</c>: the package is then made by the WiX toolset (version 4 and newer) on Windows and by wixl elsewhere, and of the settings here only <see cref="UpgradeCode"/>,
    /// <see cref="Manufacturer"/> and <see cref="Defines"/> count. Both get the variables Name, Version, SemanticVersion, Manufacturer, UpgradeCode, Target, Platform, Programs (the folder of the
    /// programs) and Repository, folders as the program finds them. Neither makes the same bytes twice. Default: null, it is made here.
    /// </summary>
    public string? Source { get; set; }

    /// <summary>Further variables for <see cref="Source"/>. Default: none.</summary>
    public IDictionary<string, string> Defines { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> Validate()
    {
        foreach (var problem in base.Validate())
        {
            yield return problem;
        }

        if (UpgradeCode == Guid.Empty)
        {
            yield return "Settings.Msi.UpgradeCode is empty. Set a GUID that never changes, or none.";
        }

        if (CompressionLevel is < 1 or > 9)
        {
            yield return $"Settings.Msi.CompressionLevel is {CompressionLevel}. Set 1 to 9.";
        }

        if (Source is not null && (!RelativePath.IsSafe(Source) || !Source.EndsWith(".wxs", StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"Settings.Msi.Source is '{PlainText.Line(Source)}'. Set the path of a .wxs file inside of the repository with '/' between its parts.";
        }

        foreach (var name in Defines.Keys.Where(name => name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')))
        {
            yield return $"Settings.Msi.Defines has the variable '{PlainText.Line(name)}'. Use letters, digits and '_'.";
        }
    }

    internal override string? WhyNot(bool isAskedFor) => Enabled ? null : "Settings.Msi.Enabled is false";
}
