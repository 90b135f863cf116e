using System.Text;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Msi;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Msi;

/// <summary>Packages to change one thing of.</summary>
internal static class MsiSamples
{
    public static MsiPackage Small { get; } = new()
    {
        Name = "Tool",
        Manufacturer = "Acme",
        Version = SemanticVersion.Parse("1.2.3"),
        UpgradeCode = new Guid("11111111-2222-3333-4444-555555555555"),
        Architecture = MsiArchitecture.X64,
        Files = [File("tool.exe"), File("docs/read me.txt")],
        ModificationTime = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
    };

    /// <summary>Everything that a package can have.</summary>
    public static MsiPackage Full { get; } = Small with
    {
        InstallFolder = "Acme/Tool",
        Files = [.. Small.Files, ArchiveEntry.Directory("plugins")],
        PathFolders = [""],
        Variables = [new MsiVariable("TOOL_HOME", "[INSTALLFOLDER]docs"), new MsiVariable("PATHEXT", ".TOOL") { Part = MsiVariablePart.Last }],
        Shortcuts = [new MsiShortcut("Tool", "tool.exe") { Folder = "Acme", Arguments = "--window", Description = "Does one thing well" }],
        RegistryValues =
        [
            new MsiRegistryValue(@"Software\Acme", "Home", "[INSTALLFOLDER]"), new MsiRegistryValue(@"Software\Acme", "Level", "5") { Kind = MsiRegistryKind.Number, Root = MsiRegistryRoot.CurrentUser },
            new MsiRegistryValue(@"Software\Acme", "List", "one\ntwo") { Kind = MsiRegistryKind.Lines }, new MsiRegistryValue(@"Software\Acme", "", "#[x]"),
        ],
        Services = [new MsiService("toolsvc", "tool.exe") { DisplayName = "Tool", Arguments = "--service", Account = @"NT AUTHORITY\LocalService", Dependencies = ["Tcpip"] }],
        Features = [new MsiFeature("Docs", "Documentation") { IsOptional = true, Paths = ["docs"] }],
        Conditions = [new MsiCondition("VersionNT64 >= 603", "Windows 8.1 or newer is needed.")],
        Information = new MsiInformation { HelpAddress = "https://example.org/help", Comments = "Does one thing well" },
        HasUserInterface = false,
    };

    public static ArchiveEntry File(string name, string text = "x") => ArchiveEntry.File(name, ContentSource.FromBytes(Encoding.UTF8.GetBytes(text), name));
}
