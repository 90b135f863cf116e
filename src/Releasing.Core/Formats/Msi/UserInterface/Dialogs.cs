using Releasing.Formats.Msi.Rows;

namespace Releasing.Formats.Msi.UserInterface;

/// <summary>The pages of the installation.</summary>
internal static class Dialogs
{
    public static void Add(MsiTables tables, MsiPackage package)
    {
    }
}
