using Releasing.Formats.Deb;

namespace Releasing.Cake.Settings;

/// <summary>Debian packages.</summary>
public sealed class DebSettings : PackageFormatSettings
{
    /// <summary>Creates the settings.</summary>
    public DebSettings()
        : base("Settings.Deb")
    {
    }

    /// <summary>Triggers that it is interested in or activates (deb-triggers(5)). Default: none.</summary>
    public IList<DebTrigger> Triggers { get; } = new List<DebTrigger>();

    /// <summary>The field Multi-Arch. Default: none.</summary>
    public DebMultiArch MultiArch { get; set; }

    /// <summary>Further fields of the control file, by name. Default: none.</summary>
    public IDictionary<string, string> Fields { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Puts a signature into the package, for <c>debsig-verify</c>. Default: null, when there is a key in <see cref="ReleaseSettings.Gpg"/>.</summary>
    public bool? Signed { get; set; }

    /// <summary>In what role it is signed. Default: origin.</summary>
    public DebSignatureRole SignatureRole { get; set; }
}
