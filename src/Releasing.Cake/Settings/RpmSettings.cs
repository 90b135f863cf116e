using Releasing.Formats.Rpm;

namespace Releasing.Cake.Settings;

/// <summary>RPM packages.</summary>
public sealed class RpmSettings : PackageFormatSettings
{
    /// <summary>Creates the settings.</summary>
    public RpmSettings()
        : base("Settings.Rpm")
    {
    }

    /// <summary>Runs before the whole transaction; a file of the repository or the text. Default: null, none.</summary>
    public string? PreTransaction { get; set; }

    /// <summary>Runs after the whole transaction. Default: null, none.</summary>
    public string? PostTransaction { get; set; }

    /// <summary>Runs in <c>rpm -V</c>. Default: null, none.</summary>
    public string? VerifyScript { get; set; }

    /// <summary>Scripts that run when other packages come and go. Default: none.</summary>
    public IList<RpmTrigger> Triggers { get; } = new List<RpmTrigger>();

    /// <summary>Puts a signature into the package, for <c>rpm -K</c>. Default: null, when there is a key in <see cref="ReleaseSettings.Gpg"/>.</summary>
    public bool? Signed { get; set; }
}
