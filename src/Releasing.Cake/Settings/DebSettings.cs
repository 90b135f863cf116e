namespace Releasing.Cake.Settings;

/// <summary>Debian packages.</summary>
public sealed class DebSettings : PackageFormatSettings
{
    /// <summary>Creates the settings.</summary>
    public DebSettings()
        : base("Settings.Deb")
    {
    }

    /// <summary>Lines of the triggers file (deb-triggers(5)), such as <c>activate-noawait ldconfig</c>. Default: none.</summary>
    public IList<string> Triggers { get; } = new List<string>();

    /// <summary>Further fields of the control file, by name. Default: none.</summary>
    public IDictionary<string, string> Fields { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Puts a signature into the package, for <c>debsig-verify</c>. Default: null, when there is a key in <see cref="ReleaseSettings.Gpg"/>.</summary>
    public bool? Signed { get; set; }
}
