using System.Collections.Concurrent;
using System.Globalization;
using Releasing.Cake.Planning;
using Releasing.Cake.Tools.Cargo;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Builders.Rust;

/// <summary>Compiles Rust programs with cargo, or with cross or cargo-zigbuild where a target needs one of them.</summary>
public sealed class RustBuilder : IBuilder
{
    private readonly ConcurrentDictionary<Target, RustRoute> _routes = new();
    private IReadOnlyList<RustProgram>? _programs;
    private RustToolchain? _toolchain;

    /// <inheritdoc/>
    public string Name => "Rust";

    /// <summary>Also true when cargo is missing, so that the missing cargo is told.</summary>
    /// <inheritdoc/>
    public bool IsUsed(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Rust.Enabled
            ?? (File.Exists(Path.Combine(context.Root, "Cargo.toml")) && (Toolchain(context).Sysroot is null || Found(context).Count > 0));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Programs(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Found(context) is { Count: > 0 } programs
            ? [.. programs.Select(program => program.Name)]
            : throw new ReleaseException("Rust: no package of the workspace has a program whose features are on. Set Settings.Rust.Features or Binaries, or set Settings.Rust.Enabled to false.");
    }

    /// <summary>Every target Rust has; for Linux those of the GNU C library and of musl.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<Target> DefaultTargets(ReleaseContext context) => [.. TargetTable.All.Where(target => target.RustTriple is not null)];

    /// <inheritdoc/>
    public string? WhyNot(ReleaseContext context, Target target) => Route(context, target).WhyNot;

    /// <inheritdoc/>
    public IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        yield return Requirement.Tool("cargo", "builds the Rust programs", "https://rustup.rs");
        yield return Requirement.Tool("rustc", "compiles the Rust programs", "https://rustup.rs");
        if (context.Settings.Rust.Driver is var driver and ("cross" or "cargo-zigbuild"))
        {
            yield return Requirement.Tool(driver, "builds the Rust programs for other systems", $"run 'cargo install {driver}'");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Facts(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings.Rust;
        var route = Route(context, target);
        return
        [
            $"triple={route.Triple}", $"driver={route.Driver}", $"linker={route.Linker}",
            $"lto={settings.Lto}", string.Create(CultureInfo.InvariantCulture, $"units={settings.CodegenUnits}"), $"strip={settings.Strip}", $"abort={settings.PanicAbort}", $"locked={settings.Locked}",
            $"features={string.Join(',', settings.Features)}", $"defaults={!settings.NoDefaultFeatures}",
            $"programs={string.Join(',', Found(context).Select(program => $"{program.Package}:{program.Name}"))}",
            $"flags={RustFlags.Read(Toolchain(context)).Digest}",
        ];
    }

    /// <inheritdoc/>
    public Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Build(request, cancellationToken), cancellationToken);
    }

    private void Build(BuildRequest request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var wanted = Found(context).Where(program => request.Outputs.ContainsKey(program.Name)).ToList();
        var settings = CargoRun.Settings(request, Route(context, request.Target), Toolchain(context), wanted, cancellationToken);
        var built = new CargoBuildRunner(context).Build(settings);
        foreach (var program in wanted)
        {
            if (!built.TryGetValue(program.Name, out var file))
            {
                throw new ReleaseException($"{settings.Where}: cargo ended well but built no program '{program.Name}'. Check its required-features, or Settings.Rust.Binaries; everything is in {request.Log.FilePath}.");
            }

            // Copied, because cargo takes a program that is gone for one to build again.
            WorkFolders.Copy(file, request.Outputs[program.Name], settings.Where);
        }
    }

    private RustRoute Route(ReleaseContext context, Target target) =>
        _routes.GetOrAdd(target, wanted => RustRoutes.Find(Toolchain(context), context.Settings.Rust.Driver, wanted));

    private RustToolchain Toolchain(ReleaseContext context) => _toolchain ??= new RustToolchain(context);

    private IReadOnlyList<RustProgram> Found(ReleaseContext context) => _programs ??= CargoWorkspace.Programs(Metadata(context), context.Settings.Rust);

    // Programs are found by cargo from manifests and from the files beside them, all of which are in the commit or in its uncommitted changes.
    private static string Metadata(ReleaseContext context)
    {
        var cargo = context.Tools.Resolve(["cargo", "cargo.exe"])?.FullPath;
        return ProbeCache.Get(context, "cargo-metadata.json", [context.Root, context.Version.Commit, context.Version.DirtyDigest, ProbeCache.Stamp(cargo)], () =>
        {
            var settings = RustQuerySettings.Metadata;
            settings.Where = "Rust";
            settings.WorkingDirectory = context.Root;
            return new RustQueryRunner(context).Ask(settings);
        })!;
    }
}
