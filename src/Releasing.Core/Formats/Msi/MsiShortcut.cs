namespace Releasing.Formats.Msi;

/// <summary>An entry of the start menu.</summary>
/// <param name="Name">What the menu shows.</param>
/// <param name="Program">The file it starts, by its path in <see cref="MsiPackage.Files"/>.</param>
public sealed record MsiShortcut(string Name, string Program)
{
    /// <summary>What the program is started with. Default: nothing.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>What the menu says when one points at it. Default: nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The folder in the start menu, parts separated by <c>/</c>. Default: empty, the menu itself.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether the shortcut shows the package's icon and not that of the program. Default: yes, where the package has one.</summary>
    public bool UsesPackageIcon { get; init; } = true;
}
