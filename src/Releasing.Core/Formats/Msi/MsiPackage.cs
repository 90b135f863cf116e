using System.Collections.Immutable;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Versions;

namespace Releasing.Formats.Msi;

/// <summary>A product for Windows Installer 5: what is installed where, and what the system is told of it. <see cref="MsiFile"/> writes it.</summary>
/// <remarks>
/// A newer version replaces an older one, wherever the older one lies, because both have the upgrade code; an older one does not install over a newer one. Windows
/// compares three numbers alone: pre-releases and the final version of the same numbers replace each other in any order (<see cref="MsiVersion"/>).
/// </remarks>
public sealed record MsiPackage
{
    /// <summary>The product's name, which the list of installed apps shows.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>The version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>What all versions of the product share and no other product has. It must never change.</summary>
    public required Guid UpgradeCode { get; init; }

    /// <summary>Names exactly this package among all versions. Default: null, made of the upgrade code, the version and the contents.</summary>
    public Guid? ProductCode { get; init; }

    /// <summary>The processor.</summary>
    public required MsiArchitecture Architecture { get; init; }

    /// <summary>For whom it installs. Default: for the machine.</summary>
    public MsiScope Scope { get; init; }

    /// <summary>The install folder below Program Files (<c>%LocalAppData%\Programs</c> for a user), parts separated by <c>/</c>. Default: empty, the product's name.</summary>
    public string InstallFolder { get; init; } = "";

    /// <summary>Files and folders in the install folder, in any order; Windows Installer has no symbolic links.</summary>
    public ImmutableArray<ArchiveEntry> Files { get; init; } = [];

    /// <summary>Folders that are put on PATH, by their paths in the install folder; an empty path is the install folder itself. Default: none.</summary>
    public ImmutableArray<string> PathFolders { get; init; } = [];

    /// <summary>Environment variables. Default: none.</summary>
    public ImmutableArray<MsiVariable> Variables { get; init; } = [];

    /// <summary>Entries of the start menu. Default: none.</summary>
    public ImmutableArray<MsiShortcut> Shortcuts { get; init; } = [];

    /// <summary>Registry values. Default: none.</summary>
    public ImmutableArray<MsiRegistryValue> RegistryValues { get; init; } = [];

    /// <summary>Services. Default: none.</summary>
    public ImmutableArray<MsiService> Services { get; init; } = [];

    /// <summary>Parts that can be chosen beside the main one. Default: none.</summary>
    public ImmutableArray<MsiFeature> Features { get; init; } = [];

    /// <summary>What has to be true before anything is installed. Default: nothing.</summary>
    public ImmutableArray<MsiCondition> Conditions { get; init; } = [];

    /// <summary>The licence as plain text, which the user interface shows and asks consent to. Default: empty, no such page.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The icon in the list of installed apps and of shortcuts: a square PNG, best of 256 pixels or more, or an <c>.ico</c>. Default: null, none.</summary>
    public ContentSource? Icon { get; init; }

    /// <summary>What the list of installed apps shows. Default: name, manufacturer and version alone.</summary>
    public MsiInformation Information { get; init; } = new();

    /// <summary>What is said where a newer version is installed. Default: null, a sentence with the product's name.</summary>
    public string? DowngradeMessage { get; init; }

    /// <summary>Whether it has pages of its own (welcome, licence, progress, end); without them Windows shows its progress bar alone. Default: yes.</summary>
    public bool HasUserInterface { get; init; } = true;

    /// <summary>The time of the contents, for the summary information and the cabinets.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The usual name of the file, <c>Name-version-arch.msi</c>.</summary>
    public string FileName => $"{Name}-{Version}-{Architecture.ToString().ToLowerInvariant()}.msi";

    /// <summary>Everything that the rules of Windows and of Windows Installer forbid in this package, in full sentences that begin with the field's name; empty when all is well.</summary>
    /// <exception cref="Failures.ReleaseException">A file of the package cannot be read.</exception>
    public IReadOnlyList<string> Problems() => MsiRules.Problems(this);
}
