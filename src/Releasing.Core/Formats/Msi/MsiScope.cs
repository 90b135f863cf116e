namespace Releasing.Formats.Msi;

/// <summary>For whom a package installs.</summary>
public enum MsiScope
{
    /// <summary>For everybody, in Program Files; Windows asks for an administrator's consent.</summary>
    PerMachine,

    /// <summary>For the user alone, in <c>%LocalAppData%\Programs</c>; nobody is asked.</summary>
    PerUser,
}
