namespace Releasing.Formats.Msi;

/// <summary>When Windows starts a service (ServiceInstall table, StartType).</summary>
public enum MsiServiceStart
{
    /// <summary>With Windows.</summary>
    Automatic = 2,

    /// <summary>When somebody asks for it.</summary>
    Manual = 3,

    /// <summary>Never.</summary>
    Disabled = 4,
}
