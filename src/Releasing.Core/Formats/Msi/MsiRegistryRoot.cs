namespace Releasing.Formats.Msi;

/// <summary>Where a registry value lies (Registry table, Root).</summary>
public enum MsiRegistryRoot
{
    /// <summary>The machine's hive or the user's, as the package's scope is.</summary>
    Scope = -1,

    /// <summary>HKEY_CLASSES_ROOT.</summary>
    ClassesRoot = 0,

    /// <summary>HKEY_CURRENT_USER.</summary>
    CurrentUser = 1,

    /// <summary>HKEY_LOCAL_MACHINE.</summary>
    LocalMachine = 2,
}
