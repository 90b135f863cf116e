using System.Collections.Immutable;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.Rpm;

/// <summary>A package in RPM's format 4, which rpm 4.6 and later install; <see cref="RpmFile"/> writes it.</summary>
public sealed record RpmPackage
{
    /// <summary>What all formats share.</summary>
    public required LinuxPackage Package { get; init; }

    /// <summary>How the files are compressed. Default: gzip.</summary>
    public PayloadSettings Payload { get; init; } = new();

    /// <summary>Signs the header, which holds the digests of the payload; null (default) for no signature.</summary>
    public IPackageSigner? Signer { get; init; }

    /// <summary>
    /// Whether what packaged programs, libraries and scripts need and offer is found in them, as rpmbuild does: <c>libc.so.6(GLIBC_2.34)(64bit)</c>,
    /// <c>/usr/bin/python3</c>. Default: true.
    /// </summary>
    public bool AutomaticDependencies { get; init; } = true;

    /// <summary>Before the whole transaction, when nothing is installed yet (<c>%pretrans</c>); its interpreter should be <c>&lt;lua&gt;</c>, which is inside rpm.</summary>
    public PackageScript? PreTransaction { get; init; }

    /// <summary>After the whole transaction (<c>%posttrans</c>).</summary>
    public PackageScript? PostTransaction { get; init; }

    /// <summary>When the package is verified with <c>rpm -V</c> (<c>%verifyscript</c>).</summary>
    public PackageScript? Verify { get; init; }

    /// <summary>Scripts that run when other packages come and go. Default: none.</summary>
    public ImmutableArray<RpmTrigger> Triggers { get; init; } = [];

    /// <summary>The tag Buildhost: the same on every machine, so that every machine writes the same bytes. Default: <c>localhost</c>.</summary>
    public string BuildHost { get; init; } = "localhost";

    /// <summary>RPM's name of the processor, or <c>noarch</c>.</summary>
    public string Architecture => Package.Target is null ? RpmArchitecture.Any : Package.Target.RpmArch ?? "";

    /// <summary>Version and release with epoch, as <see cref="RpmVersion.Of"/> writes them.</summary>
    public string FullVersion => RpmVersion.Of(Package.Version);

    /// <summary><c>name-version-release.arch.rpm</c>. A release asset gets its name from <c>AssetName.From</c>, which has no <c>~</c>.</summary>
    public string FileName => $"{Package.Name}-{RpmVersion.UpstreamOf(Package.Version)}-{Package.Version.Release}.{Architecture}.rpm";

    /// <summary>Everything in it that rpm would refuse or misunderstand.</summary>
    /// <returns>One full sentence for each, which names the field; empty when all is well.</returns>
    public IReadOnlyList<string> Problems() => RpmRules.Of(this);
}
