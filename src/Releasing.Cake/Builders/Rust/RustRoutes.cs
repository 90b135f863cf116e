using Releasing.Targets;

namespace Releasing.Cake.Builders.Rust;

/// <summary>Chooses triple, driver and linker for a target: plain cargo where it can, then cargo-zigbuild, then cross.</summary>
internal static class RustRoutes
{
    /// <summary>The way to a target on this machine.</summary>
    /// <param name="toolchain">What is installed.</param>
    /// <param name="driver">The setting.</param>
    /// <param name="target">The target.</param>
    public static RustRoute Find(RustToolchain toolchain, string driver, Target target)
    {
        var triples = Triples(target);
        if (triples.Count == 0)
        {
            return RustRoute.None($"Rust has no such target; the task {TaskNames.UniversalBinary} joins it from macos-x86_64 and macos-aarch64");
        }

        if (toolchain.Sysroot is null)
        {
            return RustRoute.None("rustc is missing; install Rust from https://rustup.rs");
        }

        var routes = triples.SelectMany(triple => Routes(toolchain, target, triple)).Where(route => driver == "auto" || route.Driver == driver).ToList();
        return routes.FirstOrDefault(route => route.WhyNot is null) ?? routes[0];
    }

    private static IEnumerable<RustRoute> Routes(RustToolchain toolchain, Target target, string triple)
    {
        string? library = toolchain.HasStandardLibrary(triple) ? null : $"the Rust standard library for {triple} is missing; run 'rustup target add {triple}'";
        var (linker, problem) = Linker(toolchain, target, triple);
        yield return new RustRoute(triple, "cargo", linker, library ?? problem);
        yield return new RustRoute(triple, "cargo-zigbuild", null, library
            ?? (triple.EndsWith("-msvc", StringComparison.Ordinal) ? $"cargo-zigbuild cannot build {triple}" : null)
            ?? (!toolchain.Has("cargo-zigbuild") ? "cargo-zigbuild is missing; run 'cargo install cargo-zigbuild'" : null)
            ?? (!toolchain.Has("zig") ? "zig is missing, which cargo-zigbuild links with; get it from https://ziglang.org/download" : null));

        // cross brings library and linker in an image; it has none for macOS and none for msvc (https://github.com/cross-rs/cross#supported-targets).
        yield return new RustRoute(triple, "cross", null,
            target.Os == TargetOs.MacOs || triple.EndsWith("-msvc", StringComparison.Ordinal) || triple.EndsWith("-gnullvm", StringComparison.Ordinal) ? $"cross has no image for {triple}"
            : !toolchain.Has("cross") ? "cross is missing; run 'cargo install cross'"
            : !toolchain.Has("docker") && !toolchain.Has("podman") ? "cross needs docker or podman, and neither is there; install one"
            : null);
    }

    // Outside Windows the MinGW flavours come first, because only Microsoft's own linker makes the msvc one.
    private static IReadOnlyList<string> Triples(Target target) => target.Os == TargetOs.Windows && !OperatingSystem.IsWindows()
        ? [.. target.RustTriples.OrderBy(triple => triple.EndsWith("-msvc", StringComparison.Ordinal) ? 1 : 0)]
        : target.RustTriples;

    private static (string? Linker, string? Problem) Linker(RustToolchain toolchain, Target target, string triple)
    {
        if (toolchain.NamedLinker(triple) is not null || IsNative(target))
        {
            return (null, null);
        }

        var names = LinkerNames(target, triple);
        if (names.FirstOrDefault(toolchain.Has) is { } found)
        {
            return (found, null);
        }

        return (null, names.Count > 0
            ? $"the linker {names[0]} for {triple} is missing; install it, or cargo-zigbuild with zig"
            : $"linking for {triple} needs {(target.Os == TargetOs.MacOs ? "macOS" : "Windows")}, or cargo-zigbuild with zig");
    }

    // Cargo's own linker does: this system and processor (musl brings its start files along), and both processors of macOS and Windows.
    private static bool IsNative(Target target) => TargetTable.Host is { } host && host.Os == target.Os
        && (host.Arch == target.Arch || target.Os != TargetOs.Linux) && (target.Libc != TargetLibc.Gnu || host.Libc == TargetLibc.Gnu);

    private static IReadOnlyList<string> LinkerNames(Target target, string triple) => (target.Os, target.Arch, target.Libc) switch
    {
        (TargetOs.Linux, TargetArch.X64, TargetLibc.Gnu) => ["x86_64-linux-gnu-gcc"],
        (TargetOs.Linux, TargetArch.Arm64, TargetLibc.Gnu) => ["aarch64-linux-gnu-gcc"],
        (TargetOs.Linux, TargetArch.Armv7, TargetLibc.Gnu) => ["arm-linux-gnueabihf-gcc"],
        (TargetOs.Linux, TargetArch.X64, _) => ["x86_64-linux-musl-gcc", "x86_64-linux-gnu-gcc"],
        (TargetOs.Linux, TargetArch.Arm64, _) => ["aarch64-linux-musl-gcc", "aarch64-linux-gnu-gcc"],
        (TargetOs.Linux, TargetArch.Armv7, _) => ["arm-linux-musleabihf-gcc", "arm-linux-gnueabihf-gcc"],
        (TargetOs.Windows, _, _) when triple == "x86_64-pc-windows-gnu" => ["x86_64-w64-mingw32-gcc"],
        (TargetOs.Windows, _, _) when triple == "x86_64-pc-windows-gnullvm" => ["x86_64-w64-mingw32-clang"],
        (TargetOs.Windows, _, _) when triple == "aarch64-pc-windows-gnullvm" => ["aarch64-w64-mingw32-clang"],
        _ => [],
    };
}
