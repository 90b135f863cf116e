namespace Releasing.Formats.Msi;

/// <summary>
/// A Windows service: made and started by the installation, stopped before its files are replaced, deleted by the removal (ServiceInstall and ServiceControl tables).
/// </summary>
/// <param name="Name">The service's own name, at most 256 characters without slashes.</param>
/// <param name="Program">The program, by its path in <see cref="MsiPackage.Files"/>; it has to speak to the service control manager.</param>
public sealed record MsiService(string Name, string Program)
{
    /// <summary>What the list of services shows. Default: empty, the name.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What it does. Default: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the program is started with. Default: nothing.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>The account, such as <c>NT AUTHORITY\LocalService</c>. Default: empty, LocalSystem. One that needs a password is not for a package that everybody can read.</summary>
    public string Account { get; init; } = "";

    /// <summary>When Windows starts it. Default: with Windows.</summary>
    public MsiServiceStart StartType { get; init; } = MsiServiceStart.Automatic;

    /// <summary>Whether the installation starts it; one that does not start fails the installation. Default: yes.</summary>
    public bool StartsWhenInstalled { get; init; } = true;

    /// <summary>Services that have to run first. Default: none.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];
}
