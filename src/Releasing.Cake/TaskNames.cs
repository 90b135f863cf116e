namespace Releasing.Cake;

/// <summary>Every stock task name in pipeline order: the table of contents of a release.</summary>
public static class TaskNames
{
    // Before a release.

    /// <summary>Lists the useful targets.</summary>
    public const string Default = "Default";

    /// <summary>Prints the version this commit has, or the next one and why.</summary>
    public const string Version = "Version";

    /// <summary>Writes the next version into the version files.</summary>
    public const string Bump = "Bump";

    /// <summary>Writes the section of the release into the changelog.</summary>
    public const string Changelog = "Changelog";

    /// <summary>Prints every tool, secret and permission the chosen target needs, found or missing.</summary>
    public const string Doctor = "Doctor";

    /// <summary>Prints every artifact and every effect and touches nothing.</summary>
    public const string Plan = "Plan";

    /// <summary>Refuses to start what cannot end well.</summary>
    public const string Preflight = "Preflight";

    // Build.

    /// <summary>Runs the repository's own tests.</summary>
    public const string Test = "Test";

    /// <summary>Compiles every program for every target.</summary>
    public const string CrossCompile = "CrossCompile";

    /// <summary>Joins the two macOS slices of a program.</summary>
    public const string UniversalBinary = "UniversalBinary";

    /// <summary>Signs the Windows programs.</summary>
    public const string CodeSignWindows = "CodeSign.Windows";

    /// <summary>Signs the macOS programs and has Apple notarise them.</summary>
    public const string CodeSignApple = "CodeSign.Apple";

    /// <summary>The stage in which programs are signed, between compiling and packaging.</summary>
    public const string CodeSign = "CodeSign";

    // Package.

    /// <summary>Packs binaries as tar.gz and zip.</summary>
    public const string Archive = "Archive";

    /// <summary>Packs the sources of the commit.</summary>
    public const string SourceArchive = "SourceArchive";

    /// <summary>Packs the Linux programs for Debian and its kin.</summary>
    public const string PackageDeb = "Package.Deb";

    /// <summary>Packs the Linux programs for Fedora, openSUSE and their kin.</summary>
    public const string PackageRpm = "Package.Rpm";

    /// <summary>Packs the Linux programs for Alpine.</summary>
    public const string PackageApk = "Package.Apk";

    /// <summary>Packs the Windows programs as Windows Installer packages.</summary>
    public const string PackageMsi = "Package.Msi";

    /// <summary>Packs the macOS programs as disk images.</summary>
    public const string PackageDmg = "Package.Dmg";

    /// <summary>Packs the Linux programs as AppImages.</summary>
    public const string PackageAppImage = "Package.AppImage";

    /// <summary>Makes a static repository for apt of the release's packages.</summary>
    public const string PackageAptRepository = "Package.AptRepository";

    /// <summary>Makes a static repository for dnf and yum of the release's packages.</summary>
    public const string PackageYumRepository = "Package.YumRepository";

    /// <summary>The stage in which everything that users install is packed.</summary>
    public const string Package = "Package";

    // Attest.

    /// <summary>Writes what is in every package and in the release.</summary>
    public const string Sbom = "Sbom";

    /// <summary>Writes the checksum file.</summary>
    public const string Checksum = "Checksum";

    /// <summary>Writes how every file of the release was built.</summary>
    public const string Provenance = "Provenance";

    /// <summary>Signs everything that is released.</summary>
    public const string Sign = "Sign";

    /// <summary>The stage in which everything that was packed is vouched for.</summary>
    public const string Attest = "Attest";

    /// <summary>Writes the text of the release page.</summary>
    public const string ReleaseNotes = "ReleaseNotes";

    // Publish.

    /// <summary>Creates the draft and uploads the assets.</summary>
    public const string PublishDraft = "Publish.Draft";

    /// <summary>Reads every asset of the draft back and checks it.</summary>
    public const string VerifyDraft = "Verify.Draft";

    /// <summary>Attaches the report of that to the draft.</summary>
    public const string PublishReport = "Publish.Report";

    /// <summary>Makes the draft public.</summary>
    public const string PublishRelease = "Publish.Release";

    /// <summary>The stage after which the release is public.</summary>
    public const string Publish = "Publish";

    /// <summary>Writes the formula of the public release into the tap.</summary>
    public const string Homebrew = "Homebrew";

    /// <summary>Downloads the public release again and verifies it.</summary>
    public const string Verify = "Verify";

    /// <summary>The whole release.</summary>
    public const string Release = "Release";

    // After a release, and beside it.

    /// <summary>Builds everything twice and compares.</summary>
    public const string Reproduce = "Reproduce";
}
