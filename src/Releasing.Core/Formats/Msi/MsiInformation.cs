namespace Releasing.Formats.Msi;

/// <summary>What the list of installed apps shows of a product (the ARP properties of Windows Installer).</summary>
public sealed record MsiInformation
{
    /// <summary>Address of help. Default: none.</summary>
    public string HelpAddress { get; init; } = "";

    /// <summary>Address of the product. Default: none.</summary>
    public string AboutAddress { get; init; } = "";

    /// <summary>Address of newer versions. Default: none.</summary>
    public string UpdateAddress { get; init; } = "";

    /// <summary>What the product is. Default: none.</summary>
    public string Comments { get; init; } = "";

    /// <summary>Whom to ask. Default: none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Whether the list has no button that changes the installation. Default: yes, there is nothing to change.</summary>
    public bool NoModify { get; init; } = true;

    /// <summary>Whether the list has no button that repairs it. Default: no.</summary>
    public bool NoRepair { get; init; }
}
