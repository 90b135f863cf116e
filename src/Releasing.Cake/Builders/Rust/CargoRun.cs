using System.Globalization;
using System.Text.Json;
using Releasing.Cake.Tools.Cargo;

namespace Releasing.Cake.Builders.Rust;

/// <summary>What cargo is told for one target.</summary>
internal static class CargoRun
{
    /// <summary>Arguments and environment of the run.</summary>
    public static CargoBuildSettings Settings(
        BuildRequest request, RustRoute route, RustToolchain toolchain, IReadOnlyList<RustProgram> programs, CancellationToken cancellationToken)
    {
        var rust = request.Context.Settings.Rust;
        var folder = Path.Combine(request.WorkFolder, "target");
        var settings = new CargoBuildSettings
        {
            Driver = route.Driver,
            Triple = Triple(request, route),
            TargetFolder = folder,
            Locked = rust.Locked,
            NoDefaultFeatures = rust.NoDefaultFeatures,
        }.For(request, cancellationToken);
        foreach (var package in programs.Select(program => program.Package).Distinct(StringComparer.Ordinal))
        {
            settings.Packages.Add(package);
        }

        foreach (var program in programs)
        {
            settings.Binaries.Add(program.Name);
        }

        foreach (var feature in rust.Features)
        {
            settings.Features.Add(feature);
        }

        var variables = settings.EnvironmentVariables;
        variables["CARGO_PROFILE_RELEASE_LTO"] = rust.Lto;
        variables["CARGO_PROFILE_RELEASE_CODEGEN_UNITS"] = rust.CodegenUnits.ToString(CultureInfo.InvariantCulture);
        variables["CARGO_PROFILE_RELEASE_STRIP"] = rust.Strip ? "symbols" : "none";
        variables["CARGO_INCREMENTAL"] = "0";
        variables["CARGO_TERM_COLOR"] = "never";
        if (rust.PanicAbort)
        {
            variables["CARGO_PROFILE_RELEASE_PANIC"] = "abort";
        }

        if (route.Linker is { } linker)
        {
            variables[$"CARGO_TARGET_{Variable(route.Triple).ToUpperInvariant()}_LINKER"] = linker;

            // The cc crate compiles the C parts of dependencies with the same tool chain.
            variables.TryAdd($"CC_{Variable(route.Triple)}", toolchain.Variable($"CC_{Variable(route.Triple)}") ?? linker);
        }

        AddFlags(settings, request, route, toolchain);
        return settings;
    }

    private static void AddFlags(CargoBuildSettings settings, BuildRequest request, RustRoute route, RustToolchain toolchain)
    {
        var inherited = RustFlags.Read(toolchain);
        var home = toolchain.Variable("CARGO_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cargo");

        // Inside the images of cross the folders have names of their own, the same everywhere.
        var ours = route.Driver == "cross"
            ? RustFlags.Reproducible(route.Triple, "/project", "/target", "/cargo", "/rust")
            : RustFlags.Reproducible(route.Triple, request.Context.Root, settings.TargetFolder, home, toolchain.Sysroot!);
        if (inherited.ByConfiguration)
        {
            // A JSON string without escapes beyond \\ and \" is a TOML basic string as well.
            settings.Configuration.Add($"target.{route.Triple}.rustflags=[{string.Join(',', ours.Select(flag => $"\"{JsonEncodedText.Encode(flag, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]");
        }
        else
        {
            settings.EnvironmentVariables["CARGO_ENCODED_RUSTFLAGS"] = RustFlags.Encode([.. inherited.Inherited, .. ours]);
        }
    }

    // cargo-zigbuild links against the glibc that follows the triple.
    private static string Triple(BuildRequest request, RustRoute route) =>
        route.Driver == "cargo-zigbuild" && request.Target.Libc == Releasing.Targets.TargetLibc.Gnu && request.Context.Settings.MaxGlibc is { } glibc
            ? $"{route.Triple}.{glibc}"
            : route.Triple;

    private static string Variable(string triple) => triple.Replace('-', '_');
}
