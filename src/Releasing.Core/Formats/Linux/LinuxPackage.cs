using System.Collections.Immutable;
using Releasing.Targets;

namespace Releasing.Formats.Linux;

/// <summary>
/// One package for one Linux target, as far as deb, rpm and apk agree; what only one of them knows stands in <c>DebPackage</c>,
/// <c>RpmPackage</c> and <c>ApkPackage</c>, which each hold one of these.
/// </summary>
public sealed record LinuxPackage
{
    /// <summary>The package's name. Each format has its own rules for it; lower-case letters, digits, <c>-</c>, <c>+</c> and <c>.</c> suit all.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required PackageVersion Version { get; init; }

    /// <summary>What it runs on; null for a package that suits every processor (<c>all</c>, <c>noarch</c>).</summary>
    public Target? Target { get; init; }

    /// <summary>One line that says what the program is, without a full stop at its end.</summary>
    public required string Summary { get; init; }

    /// <summary>Further text. Lines are kept, an empty line separates paragraphs. Default: none.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>Name &lt;address&gt;</c> of whom to write to.</summary>
    public required string Maintainer { get; init; }

    /// <summary>Absolute http or https address; empty for none.</summary>
    public string Homepage { get; init; } = "";

    /// <summary>SPDX licence expression; empty when it is not known.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The organisation behind the package (rpm, deb); empty for none.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Who built the package (rpm, apk); empty for <see cref="Maintainer"/>.</summary>
    public string Packager { get; init; } = "";

    /// <summary>Debian's section. Default: <c>utils</c>.</summary>
    public string Section { get; init; } = "utils";

    /// <summary>Debian's priority. Default: <c>optional</c>.</summary>
    public string Priority { get; init; } = "optional";

    /// <summary>RPM's group. Default: <c>Unspecified</c>, as rpmbuild writes where there is none.</summary>
    public string Group { get; init; } = "Unspecified";

    /// <summary>What it needs, gets along with badly, or stands in for.</summary>
    public PackageRelations Relations { get; init; } = new();

    /// <summary>What the packager has run when it is installed, upgraded and removed; what a format writes is <see cref="ScriptsFor"/>.</summary>
    public PackageScripts Scripts { get; init; } = new();

    /// <summary>Units of systemd that its scripts enable, start, restart and stop; their files are among the members. Default: none.</summary>
    public ImmutableArray<PackageService> Services { get; init; } = [];

    /// <summary>What it installs, parents before children, in the ordinal order of their paths; made by <c>PackageTree</c>.</summary>
    public ImmutableArray<PackageMember> Members { get; init; } = [];

    /// <summary>Its history, the newest version first. Default: none.</summary>
    public ImmutableArray<ChangelogEntry> Changelog { get; init; } = [];

    /// <summary>The time of everything in the package that has none of its own, UTC, whole seconds.</summary>
    public required DateTimeOffset ModificationTime { get; init; }

    /// <summary>
    /// The scripts as a format runs them: those of the packager joined with those of the services. In deb and rpm, which have no scripts of their own for an upgrade,
    /// those for upgrades are part of those for installation and run where the arguments say so.
    /// </summary>
    /// <param name="format">The one format.</param>
    public PackageScripts ScriptsFor(PackageFormats format) => Linux.Scripts.MaintainerScripts.For(this, format);

    /// <summary>What keeps scripts and services from being joined; every format has these among its own problems.</summary>
    /// <param name="format">The one format.</param>
    /// <returns>Full sentences that name the script or service.</returns>
    public IEnumerable<string> ScriptProblems(PackageFormats format) => Linux.Scripts.MaintainerScripts.Problems(this, format);
}
