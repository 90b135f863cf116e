namespace Releasing.Formats.Msi;

/// <summary>A part of the product that can be chosen: <c>msiexec /i tool.msi ADDLOCAL=Main,Docs</c>.</summary>
/// <param name="Id">Its name on the command line: a letter, then letters, digits and <c>_</c>, at most 38.</param>
/// <param name="Title">What a person reads.</param>
public sealed record MsiFeature(string Id, string Title)
{
    /// <summary>What it brings. Default: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is installed only when asked for. Default: no.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Its files and folders, by their paths in <see cref="MsiPackage.Files"/>; what no feature names belongs to the main one.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}
