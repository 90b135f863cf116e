namespace Releasing.Formats.Msi;

/// <summary>GUIDs as Windows Installer writes them, and those that follow from a package.</summary>
internal static class MsiGuid
{
    /// <summary>In braces, with capital letters.</summary>
    public static string Text(Guid guid) => guid.ToString("B").ToUpperInvariant();

    /// <summary>
    /// The GUID of a component: of the upgrade code and where the component lies, so that every version has the same one for the same place, and another place another one
    /// (Windows Installer, "Changing the Component Code").
    /// </summary>
    /// <param name="package">The package.</param>
    /// <param name="place">The place below the install folder, or what else the component is; case makes no difference, as in Windows.</param>
    public static string OfComponent(MsiPackage package, string place)
    {
        var root = package.Scope == MsiScope.PerUser ? "user" : package.Architecture == MsiArchitecture.X86 ? "machine32" : "machine64";
        return Text(NamedGuid.Of(package.UpgradeCode, $"component/{root}/{MsiPath.InstallFolder(package)}/{place}".ToLowerInvariant()));
    }

    /// <summary>The product code where the package has none of its own.</summary>
    /// <param name="package">The package.</param>
    /// <param name="contents">The SHA-256 of everything else in it.</param>
    public static string OfProduct(MsiPackage package, string contents) =>
        Text(package.ProductCode ?? NamedGuid.Of(package.UpgradeCode, $"product/{package.Version}/{package.Architecture}/{contents}"));

    /// <summary>The package code: no two files that differ may share one ("Package Codes").</summary>
    /// <param name="package">The package.</param>
    /// <param name="productCode">Its product code.</param>
    /// <param name="contents">The SHA-256 of everything else in it.</param>
    public static string OfPackage(MsiPackage package, string productCode, string contents) =>
        Text(NamedGuid.Of(package.UpgradeCode, $"package/{productCode}/{package.ModificationTime.ToUnixTimeSeconds()}/{contents}"));
}
