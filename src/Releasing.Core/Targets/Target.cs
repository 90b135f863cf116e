namespace Releasing.Targets;

/// <summary>
/// One platform that programs are built for, under all the names that compilers, packages and registries have for it. A name is null where
/// that tool has no such platform. <see cref="TargetTable"/> holds them all.
/// </summary>
public sealed record Target
{
    internal Target()
    {
    }

    /// <summary>The name used in asset names and <c>--only</c>: <c>linux-x86_64</c>, <c>linux-armv7-musl</c>, <c>macos-universal2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The operating system.</summary>
    public required TargetOs Os { get; init; }

    /// <summary>The processor.</summary>
    public required TargetArch Arch { get; init; }

    /// <summary>The C library; <see cref="TargetLibc.None"/> outside Linux.</summary>
    public TargetLibc Libc { get; init; }

    /// <summary>Rust's triples for it (rustc book, "Platform Support"), the usual one first; none for universal2, which is two of them.</summary>
    public IReadOnlyList<string> RustTriples { get; init; } = [];

    /// <summary>The usual Rust triple.</summary>
    public string? RustTriple => RustTriples.Count > 0 ? RustTriples[0] : null;

    /// <summary>Go's GOOS.</summary>
    public required string GoOs { get; init; }

    /// <summary>Go's GOARCH; null for universal2.</summary>
    public string? GoArch { get; init; }

    /// <summary>Go's GOARM; null for other processors.</summary>
    public string? GoArm { get; init; }

    /// <summary>Go's GOAMD64, the oldest level; null for other processors.</summary>
    public string? GoAmd64 { get; init; }

    /// <summary>.NET's runtime identifier; null for universal2.</summary>
    public string? Rid { get; init; }

    /// <summary>Zig's target; null for universal2.</summary>
    public string? ZigTarget { get; init; }

    /// <summary>Debian's architecture; null outside Linux.</summary>
    public string? DebArch { get; init; }

    /// <summary>RPM's architecture; null outside Linux.</summary>
    public string? RpmArch { get; init; }

    /// <summary>Alpine's architecture; null outside Linux.</summary>
    public string? ApkArch { get; init; }

    /// <summary>The platform of an OCI image, <c>os/arch</c> or <c>os/arch/variant</c>; null for macOS, which has no containers.</summary>
    public string? OciPlatform { get; init; }

    /// <summary>What executables end with: <c>.exe</c> or nothing.</summary>
    public string ExecutableSuffix => Os == TargetOs.Windows ? ".exe" : "";

    /// <summary>The <c>{os}</c> of asset names: <c>linux</c>, <c>macos</c>, <c>windows</c>.</summary>
    public string OsName => Name[..Name.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>
    /// The <c>{arch}</c> of asset names, with the C library where it is not the usual one: <c>x86_64</c>, <c>x86_64-musl</c>. So
    /// <c>{os}-{arch}</c> is always <see cref="Name"/>, and no two targets meet under one asset name.
    /// </summary>
    public string ArchName => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>Every name it can be looked up by.</summary>
    public IEnumerable<string> AllNames
    {
        get
        {
            string?[] names =
            [
                Name,
                Libc == TargetLibc.Gnu ? Name + "-gnu" : null,
                .. RustTriples,
                GoArch is null ? null : $"{GoOs}/{GoArch}",
                GoArch is null ? null : $"{GoOs}-{GoArch}",
                Rid,
                ZigTarget,
                OciPlatform,
            ];
            return names.OfType<string>().Distinct();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
