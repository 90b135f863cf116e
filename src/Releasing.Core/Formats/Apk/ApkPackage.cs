using System.Collections.Immutable;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Apk;

/// <summary>A package for Alpine's apk-tools 2, apk-v2(5): the shared model and what only Alpine has.</summary>
public sealed record ApkPackage
{
    /// <summary>What all formats share. Of its relations Recommends and Suggests have no place here and are left out.</summary>
    public required LinuxPackage Package { get; init; }

    /// <summary>Level and parallelism; the compression is gzip, as apk-tools 2 reads no other.</summary>
    public PayloadSettings Payload { get; init; } = new();

    /// <summary>The version in Alpine's own form, with <c>-r</c>; empty (default) for what <see cref="ApkVersion"/> makes of <see cref="LinuxPackage.Version"/>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The package it was built from; empty (default) for itself. Packages of one origin may take over each other's files.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Hash of the commit it was built from; empty (default) for none.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Runs with the folders of <see cref="Triggers"/> that changed; null (default) for none.</summary>
    public PackageScript? TriggerScript { get; init; }

    /// <summary>Absolute paths of folders, with <c>*</c> and <c>?</c>, whose change by any package runs <see cref="TriggerScript"/>. Default: none.</summary>
    public ImmutableArray<string> Triggers { get; init; } = [];

    /// <summary>The package is installed by itself where all of these are: two at least, one of them with <c>=</c>. Default: none.</summary>
    public ImmutableArray<PackageRelation> InstallIf { get; init; } = [];

    /// <summary>Which of several providers of a name without version is taken, the highest; null (default) for none by itself.</summary>
    public int? ProviderPriority { get; init; }

    /// <summary>Whose file wins where two packages replace each other; null (default) for none.</summary>
    public int? ReplacesPriority { get; init; }

    /// <summary>
    /// Whether what is in the package is found and written down as abuild does: <c>cmd:</c> for commands, <c>so:</c> for shared libraries that it brings and
    /// needs, <c>/bin/sh</c> or <c>cmd:</c> for the interpreters of its scripts. Default: true.
    /// </summary>
    public bool TracesContents { get; init; } = true;

    /// <summary>Signs the package; null (default) leaves it unsigned, for <c>apk add --allow-untrusted</c>.</summary>
    public ApkSigningKey? Signer { get; init; }

    /// <summary>Alpine's name of the architecture; <c>noarch</c> for every one, empty where Alpine has none for the target.</summary>
    public string Architecture => Package.Target is null ? "noarch" : Package.Target.ApkArch ?? "";

    /// <summary>The version that is written.</summary>
    /// <exception cref="Failures.InvalidInputException">Alpine cannot write it.</exception>
    public string FullVersion => Version.Length > 0 ? Version : ApkVersion.Of(Package.Version);

    /// <summary>The name of the file, <c>name-version-rN.arch.apk</c>: Alpine's own leaves out the architecture, which repositories have folders for.</summary>
    /// <exception cref="Failures.InvalidInputException">Alpine cannot write the version.</exception>
    public string FileName => $"{Package.Name}-{FullVersion}.{Architecture}.apk";

    /// <summary>Everything that Alpine's rules forbid in this package, in full sentences that begin with the field's name or the path; empty when all is well.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. PackageText.Problems(Package), .. ApkFieldRules.Problems(this), .. ApkRelationRules.Problems(this), .. ApkContentRules.Problems(this)];
}
