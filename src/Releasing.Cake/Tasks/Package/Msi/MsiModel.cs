using Releasing.Artifacts;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Msi;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>Turns settings and what the project says of itself into a package of Windows Installer.</summary>
internal static class MsiModel
{
    private static readonly string[] s_licences = ["LICENSE*", "LICENCE*", "COPYING*"];

    /// <summary>The package of a target.</summary>
    public static MsiPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        var (settings, desktop) = (context.Settings.Msi, context.Settings.Desktop);
        var name = DesktopFacts.DisplayName(context);
        var manufacturer = Manufacturer(context);
        return new MsiPackage
        {
            Name = name,
            Manufacturer = manufacturer,
            Version = context.Version.Version,
            UpgradeCode = UpgradeCode(context),
            Architecture = Architecture(target),
            Scope = settings.Scope,
            InstallFolder = settings.InstallFolder ?? name,
            Files =
            [
                .. programs.Select(program => ArchiveEntry.File(program.Name, context.Content(program), executable: true)),
                .. Files(context).Select(file => ArchiveEntry.File(file, ContentSource.FromFile(RepositoryFiles.FullPath(context, file)))),
            ],
            PathFolders = settings.AddToPath ?? desktop.Terminal ? [""] : [],
            Variables = [.. settings.Variables],
            Shortcuts = [.. settings.Shortcuts ?? DefaultShortcuts(context, name, programs)],
            RegistryValues = [.. settings.RegistryValues],
            Services = [.. settings.Services],
            Features = [.. settings.Features],
            Conditions = [.. settings.Conditions],
            Licence = settings.ShowLicence && LicenceFile(context) is { } licence ? File.ReadAllText(RepositoryFiles.FullPath(context, licence)) : "",
            Icon = desktop.Icon is null ? null : ContentSource.FromFile(RepositoryFiles.FullPath(context, desktop.Icon)),
            Information = Information(context, manufacturer),
            DowngradeMessage = settings.DowngradeMessage,
            HasUserInterface = settings.UserInterface,
            ModificationTime = context.Version.ContentDate,
        };
    }

    /// <summary>The upgrade code: that of the settings, or one of the repository's address and the project's name.</summary>
    public static Guid UpgradeCode(ReleaseContext context) => context.Settings.Msi.UpgradeCode
        ?? NamedGuid.Of(NamedGuid.Addresses, $"{context.Project.Remote?.WebUrl ?? context.Project.Homepage ?? ""}#{context.Project.Name}".ToLowerInvariant());

    /// <summary>Who makes it.</summary>
    public static string Manufacturer(ReleaseContext context)
    {
        var maintainer = (context.Project.Maintainer ?? "").Split('<')[0].Trim();
        return context.Settings.Msi.Manufacturer ?? (maintainer.Length > 0 ? maintainer : context.Project.Remote?.Owner ?? "");
    }

    /// <summary>The processor of a target.</summary>
    public static MsiArchitecture Architecture(Target target) => target.Arch == TargetArch.Arm64 ? MsiArchitecture.Arm64 : MsiArchitecture.X64;

    /// <summary>The files of the repository that are installed.</summary>
    public static IReadOnlyList<string> Files(ReleaseContext context) =>
        RepositoryFiles.Matching(context, context.Settings.Msi.Files ?? context.Settings.Archive.Files, context.Settings.Archive.Exclude);

    /// <summary>Every file of the repository that decides the bytes.</summary>
    public static IReadOnlyList<string> Inputs(ReleaseContext context) =>
        [.. Files(context).Concat(new[] { context.Settings.Desktop.Icon, context.Settings.Msi.ShowLicence ? LicenceFile(context) : null }.OfType<string>()).Distinct().Order(StringComparer.Ordinal)];

    private static string? LicenceFile(ReleaseContext context) =>
        context.Settings.Desktop.LicenceFile ?? (RepositoryFiles.Matching(context, s_licences, []) is [var first, ..] ? first : null);

    private static IEnumerable<MsiShortcut> DefaultShortcuts(ReleaseContext context, string name, IReadOnlyList<PlannedArtifact> programs)
    {
        return context.Settings.Desktop.Terminal || DesktopFacts.Main(context, programs) is not { } program
            ? []
            : [new MsiShortcut(name, program.Name) { Description = Shortened(context.Project.Description) }];
    }

    private static MsiInformation Information(ReleaseContext context, string manufacturer)
    {
        var settings = context.Settings.Msi;
        var homepage = context.Project.Homepage ?? "";
        return new MsiInformation
        {
            HelpAddress = settings.HelpAddress ?? homepage,
            AboutAddress = settings.AboutAddress ?? homepage,
            UpdateAddress = settings.UpdateAddress ?? homepage,
            Comments = settings.Comments ?? Shortened(context.Project.Description),
            Contact = settings.Contact ?? manufacturer,
            NoModify = settings.NoModify,
            NoRepair = settings.NoRepair,
        };
    }

    // A description of any length is right where it comes from; here are 255 characters.
    private static string Shortened(string? text) => text is { Length: > 255 } ? text[..254] + "…" : text ?? "";
}
