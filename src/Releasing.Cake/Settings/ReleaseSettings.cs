using Releasing.Cake.Forges;

namespace Releasing.Cake.Settings;

/// <summary>Everything a repository can change without writing a task. Defaults come from the repository itself.</summary>
public sealed class ReleaseSettings
{
    private readonly Dictionary<string, string> _disabled = new(StringComparer.OrdinalIgnoreCase);
    private string? _store;

    /// <summary>Name, description, licence, homepage and maintainer; empty ones are read from the repository's manifests.</summary>
    public ProjectSettings Project { get; } = new();

    /// <summary>
    /// Names or patterns of the targets to build (<c>linux-x86_64</c>, <c>macos-*</c>). Default: empty, which means every target
    /// the builders in use support. A target named here without a pattern must be buildable.
    /// </summary>
    public IList<string> Targets { get; } = new List<string>();

    /// <summary>The highest glibc version a Linux binary may require, such as <c>2.31</c>. Default: null, no limit.</summary>
    public string? MaxGlibc { get; set; }

    /// <summary>
    /// Joins the two macOS programs of each name into one for <c>macos-universal2</c>, where both are built and <see cref="Targets"/> leaves it in.
    /// Default: yes.
    /// </summary>
    public bool UniversalBinary { get; set; } = true;

    /// <summary>How many artifacts are made at once. Default: the number of processors.</summary>
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary>The artifacts folder, relative to the repository. Default: <c>artifacts</c>.</summary>
    public string Output { get; set; } = "artifacts";

    /// <summary>What stands before the version in the tags of this product, such as <c>tool/</c>; a <c>v</c> needs no mention. Default: empty.</summary>
    public string TagPrefix { get; set; } = "";

    /// <summary>How the next version is chosen.</summary>
    public VersioningSettings Versions { get; } = new();

    /// <summary>What a bump of the version changes.</summary>
    public BumpSettings Bump { get; } = new();

    /// <summary>What has to be true of a tagged version before anything is built.</summary>
    public ChecklistSettings Checklist { get; } = new();

    /// <summary>
    /// Where the release goes: <c>local</c>, a folder under the artifacts folder, or <c>github</c>. Default: <c>github</c> where a workflow runs there for the tag that is released, otherwise
    /// <c>local</c>. Snapshots and dirty trees stay local; <c>--store</c> goes before all.
    /// </summary>
    public string Store
    {
        get => ChooseStore(_store);
        set => _store = value;
    }

    /// <summary>
    /// A published release that holds other files than this run has made is replaced: it becomes a draft again, gets these files, is verified and published. An immutable release of GitHub refuses.
    /// Default: no, such a release is a conflict.
    /// </summary>
    public bool ReplacePublished { get; set; }

    /// <summary>
    /// The forge shows the release as its latest. Default: null, when its version is the highest stable one that is public; a pre-release and a release of an older line never are. For a repository of
    /// several products, set it to no for all but one.
    /// </summary>
    public bool? Latest { get; set; }

    /// <summary>How the repository's own tests are run.</summary>
    public TestSettings Test { get; } = new();

    /// <summary>How Go programs are built.</summary>
    public GoSettings Go { get; } = new();

    /// <summary>How Rust programs are built.</summary>
    public RustSettings Rust { get; } = new();

    /// <summary>How .NET programs are built.</summary>
    public DotNetSettings DotNet { get; } = new();

    /// <summary>How Zig and C programs are built.</summary>
    public ZigSettings Zig { get; } = new();

    /// <summary>Binaries that are already built.</summary>
    public PrebuiltSettings Prebuilt { get; } = new();

    /// <summary>How Windows and macOS programs are signed.</summary>
    public CodeSigningSettings CodeSigning { get; } = new();

    /// <summary>How archives are named and filled.</summary>
    public ArchiveSettings Archive { get; } = new();

    /// <summary>How the archives of the sources are named.</summary>
    public SourceArchiveSettings SourceArchive { get; } = new();

    /// <summary>What the packages of every Linux distribution have in common.</summary>
    public LinuxPackageSettings LinuxPackages { get; } = new();

    /// <summary>Debian packages.</summary>
    public DebSettings Deb { get; } = new();

    /// <summary>RPM packages.</summary>
    public RpmSettings Rpm { get; } = new();

    /// <summary>Alpine packages.</summary>
    public ApkSettings Apk { get; } = new();

    /// <summary>What installers and menus show of the program.</summary>
    public DesktopSettings Desktop { get; } = new();

    /// <summary>Windows Installer packages.</summary>
    public MsiSettings Msi { get; } = new();

    /// <summary>Disk images for macOS.</summary>
    public DmgSettings Dmg { get; } = new();

    /// <summary>AppImages.</summary>
    public AppImageSettings AppImage { get; } = new();

    /// <summary>A static repository for apt.</summary>
    public AptRepositorySettings AptRepository { get; } = new();

    /// <summary>A static repository for dnf and yum.</summary>
    public YumRepositorySettings YumRepository { get; } = new();

    /// <summary>The OpenPGP key that signs packages and repositories.</summary>
    public GpgKeySettings Gpg { get; } = new();

    /// <summary>The software bills of materials.</summary>
    public SbomSettings Sbom { get; } = new();

    /// <summary>How checksum files are named.</summary>
    public ChecksumSettings Checksum { get; } = new();

    /// <summary>How the provenance is named, and whom it asks about the build.</summary>
    public ProvenanceSettings Provenance { get; } = new();

    /// <summary>Who signs the files of the release.</summary>
    public SigningSettings Signing { get; } = new();

    /// <summary>How downloaded files are verified.</summary>
    public VerificationSettings Verification { get; } = new();

    /// <summary>The text of the release page.</summary>
    public NotesSettings Notes { get; } = new();

    /// <summary>How GitHub is asked.</summary>
    public GitHubSettings GitHub { get; } = new();

    /// <summary>The formula of Homebrew.</summary>
    public HomebrewSettings Homebrew { get; } = new();

    /// <summary>The changelog of the repository.</summary>
    public ChangelogSettings Changelog { get; } = new();

    /// <summary>Tasks that do nothing, each with the reason that the summary shows.</summary>
    public IReadOnlyDictionary<string, string> DisabledTasks => _disabled;

    /// <summary>Makes tasks do nothing. Their dependencies still run. Unknown names are refused when the run starts.</summary>
    /// <param name="taskNames">Names from <see cref="TaskNames"/> or of the repository's own tasks.</param>
    public void Disable(params string[] taskNames)
    {
        ArgumentNullException.ThrowIfNull(taskNames);
        foreach (var name in taskNames)
        {
            Disable(name, "disabled in the settings");
        }
    }

    /// <summary>Chooses the store from what the settings name.</summary>
    internal Func<string?, string> ChooseStore { get; set; } = setting => setting ?? StoreChoice.Local;

    internal void Disable(string taskName, string reason) => _disabled[taskName] = reason;

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Parallelism is < 1 or > 1024)
        {
            yield return $"Settings.Parallelism is {Parallelism}. Set a number from 1 to 1024.";
        }

        if (string.IsNullOrWhiteSpace(Output))
        {
            yield return "Settings.Output is empty. Set a folder, relative to the repository.";
        }

        if (MaxGlibc is not null && !System.Version.TryParse(MaxGlibc, out _))
        {
            yield return $"Settings.MaxGlibc is '{MaxGlibc}'. Set a version such as 2.31.";
        }

        IEnumerable<string>[] rooms =
        [
            Project.Validate(), Versions.Validate(), Bump.Validate(), Checklist.Validate(), Test.Validate(), Go.Validate(), Rust.Validate(), DotNet.Validate(), Zig.Validate(), Prebuilt.Validate(),
            CodeSigning.Validate(), Archive.Validate(), SourceArchive.Validate(), LinuxPackages.Validate(), Deb.Validate(), Rpm.Validate(), Apk.Validate(), Desktop.Validate(), Msi.Validate(), Dmg.Validate(), AppImage.Validate(),
            AptRepository.Validate(), YumRepository.Validate(), Gpg.Validate("Settings.Gpg"), Sbom.Validate(), Checksum.Validate(), Provenance.Validate(), Signing.Validate(),
            Verification.Validate(), GitHub.Validate(), Homebrew.Validate(), Notes.Validate(), Changelog.Validate(),
        ];
        foreach (var problem in rooms.SelectMany(problems => problems))
        {
            yield return problem;
        }
    }
}
