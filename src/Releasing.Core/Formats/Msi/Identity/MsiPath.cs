namespace Releasing.Formats.Msi;

/// <summary>Where things lie.</summary>
internal static class MsiPath
{
    /// <summary>The install folder below its root, with '/' between its parts.</summary>
    public static string InstallFolder(MsiPackage package) => package.InstallFolder.Length > 0 ? package.InstallFolder : package.Name;

    /// <summary>The folder of Windows that the install folder lies in, as a property.</summary>
    public static string Root(MsiPackage package) => package.Scope == MsiScope.PerUser ? "LocalAppDataFolder"
        : package.Architecture == MsiArchitecture.X86 ? "ProgramFilesFolder" : "ProgramFiles64Folder";

    /// <summary>What the root is on most machines, for the length of whole paths.</summary>
    public static string TypicalRoot(MsiPackage package) => package.Scope == MsiScope.PerUser ? @"C:\Users\firstname.lastname\AppData\Local\Programs"
        : package.Architecture == MsiArchitecture.X86 ? @"C:\Program Files (x86)" : @"C:\Program Files";

    /// <summary>The folder of a path; empty at the top.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
