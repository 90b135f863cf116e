using System.Collections.Immutable;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Deb;

/// <summary>A Debian package, deb(5): the shared model and what only Debian has.</summary>
public sealed record DebPackage
{
    /// <summary>What all formats share.</summary>
    public required LinuxPackage Package { get; init; }

    /// <summary>How <c>data.tar</c> is compressed. Default: gzip, which every dpkg reads; zstd needs dpkg 1.21.18.</summary>
    public PayloadSettings Payload { get; init; } = new();

    /// <summary>How <c>control.tar</c> is compressed. Default: gzip; it is small.</summary>
    public PayloadSettings ControlPayload { get; init; } = new();

    /// <summary>Name of the source package where it is another than the package's own; empty (default) for none.</summary>
    public string Source { get; init; } = "";

    /// <summary>The Multi-Arch field. Default: not written.</summary>
    public DebMultiArch MultiArch { get; init; }

    /// <summary>Lines of the <c>triggers</c> control file, in this order. Default: none.</summary>
    public ImmutableArray<DebTrigger> Triggers { get; init; } = [];

    /// <summary>Debconf's <c>config</c> script, which asks before the package is unpacked; null (default) for none.</summary>
    public PackageScript? ConfigScript { get; init; }

    /// <summary>Debconf's <c>templates</c>, debconf-devel(7); empty (default) for none.</summary>
    public string Templates { get; init; } = "";

    /// <summary>The <c>shlibs</c> control file, deb-shlibs(5); empty (default) for none.</summary>
    public string SharedLibraries { get; init; } = "";

    /// <summary>Further fields, at the end of the control file in this order. Default: none.</summary>
    public ImmutableArray<DebField> Fields { get; init; } = [];

    /// <summary>
    /// Whether Depends gets the packages of the shared libraries that its programs are linked to, as far as <see cref="DebLibraries"/> knows them.
    /// Default: true.
    /// </summary>
    public bool DependsOnLibraries { get; init; } = true;

    /// <summary>Signs the package; null (default) leaves it unsigned, as most are: apt trusts the repository's signature.</summary>
    public IPackageSigner? Signer { get; init; }

    /// <summary>
    /// In what role it is signed. Default: origin. In another role the signature stands under both names, because debsig-verify(1) does not look further where
    /// that of the origin is missing.
    /// </summary>
    public DebSignatureRole SignatureRole { get; init; }

    /// <summary>Debian's name of the architecture; <c>all</c> for every one, empty where Debian has none for the target.</summary>
    public string Architecture => Package.Target is null ? "all" : Package.Target.DebArch ?? "";

    /// <summary>
    /// The usual name of the file, <c>name_version-revision_arch.deb</c> without the epoch. On a release page <see cref="AssetName.From"/> replaces the tilde.
    /// </summary>
    public string FileName => $"{Package.Name}_{DebVersion.InFileName(Package.Version)}_{Architecture}.deb";

    /// <summary>Everything that Debian's rules forbid in this package, in full sentences that begin with the field's name; empty when all is well.</summary>
    /// <exception cref="ReleaseException">A file of the package cannot be read.</exception>
    public IReadOnlyList<string> Problems() =>
    [
        .. PackageText.Problems(Package), .. DebFieldRules.Problems(this), .. DebRelationRules.Problems(Package.Relations), .. DebContentRules.Problems(this),
        .. Package.ScriptProblems(PackageFormats.Deb), .. PackagedPrograms.Problems(Package, PackageFormats.Deb),
    ];

    /// <summary>The shared libraries that programs in the package ask for and <see cref="DebLibraries"/> knows no package of, in ordinal order.</summary>
    /// <exception cref="ReleaseException">A file of the package cannot be read.</exception>
    public IReadOnlyList<string> UnresolvedLibraries() => DebLibraries.Resolve(Package).Unresolved;
}
