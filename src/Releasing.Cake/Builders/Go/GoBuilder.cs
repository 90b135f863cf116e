using System.Collections.Concurrent;
using Releasing.Cake.Planning;
using Releasing.Cake.Tools.Go;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Builders.Go;

/// <summary>
/// Compiles Go programs. Without C code one Go builds for every target, and a Linux program is static, so that the one for the GNU
/// C library serves musl too; that is why musl is not among the default targets.
/// </summary>
public sealed class GoBuilder : IBuilder
{
    // A run asks for each target once. Those that differ in nothing Go sees, as for two C libraries, share one compilation.
    private readonly ConcurrentDictionary<string, Lazy<BuildRequest>> _compiled = new(StringComparer.Ordinal);
    private IReadOnlyList<GoMain>? _mains;

    /// <inheritdoc/>
    public string Name => "Go";

    /// <inheritdoc/>
    public bool IsUsed(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Go.Enabled ?? (File.Exists(Path.Combine(context.Root, "go.mod")) && Mains(context).Count > 0);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Programs(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Mains(context) is { Count: > 0 } mains
            ? [.. mains.Select(main => main.Name)]
            : throw new ReleaseException("Go: there is no 'package main' at the top or under cmd/. Name the packages in Settings.Go.Mains, or set Settings.Go.Enabled to false.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<Target> DefaultTargets(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Go.Cgo
            ? [.. TargetTable.All.Where(target => target == TargetTable.Host)]
            : [.. TargetTable.All.Where(target => target.GoArch is not null && target.Libc != TargetLibc.Musl)];
    }

    /// <inheritdoc/>
    public string? WhyNot(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        if (target.GoArch is null)
        {
            return $"Go has no such target; the task {TaskNames.UniversalBinary} joins it from macos-x86_64 and macos-aarch64";
        }

        return context.Settings.Go.Cgo && target != TargetTable.Host && CCompiler(context, target) is null
            ? $"the C compiler for {target.Name} is not known, which Settings.Go.Cgo needs; set {CCompilerVariable(target)} to its command"
            : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        // -buildvcs came with Go 1.18.
        yield return Requirement.Tool("go", "compiles the Go programs", "https://go.dev/doc/install") with { VersionArguments = ["version"], MinimumVersion = "1.18" };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Facts(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        return
        [
            $"goos={target.GoOs}", $"goarch={target.GoArch}", $"goarm={target.GoArm}", $"goamd64={Amd64Level(context, target)}",
            $"cgo={context.Settings.Go.Cgo}", $"cc={(context.Settings.Go.Cgo ? CCompiler(context, target) : null)}",
            $"tags={string.Join(',', context.Settings.Go.Tags)}", $"ldflags={LinkerFlags(context)}",
            $"mains={string.Join(',', Mains(context).Select(main => main.Package))}", $"vendored={IsVendored(context)}",
        ];
    }

    /// <inheritdoc/>
    public bool MakesStaticPrograms(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        return !context.Settings.Go.Cgo;
    }

    /// <inheritdoc/>
    public Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => BuildOnce(request, cancellationToken), cancellationToken);
    }

    private void BuildOnce(BuildRequest request, CancellationToken cancellationToken)
    {
        var key = string.Join('\n', Variables(request.Context, request.Target).Select(variable => $"{variable.Key}={variable.Value}")
            .Concat(request.Outputs.Keys.Order(StringComparer.Ordinal)).Append(request.Context.Settings.Go.Cgo ? request.Target.Name : ""));
        var compiled = _compiled.GetOrAdd(key, _ => new(() =>
        {
            Build(request, cancellationToken);
            return request;
        })).Value;
        if (compiled.Target == request.Target)
        {
            return;
        }

        request.Log.WriteLine($"{request.Target.Name} has the programs of {compiled.Target.Name}: without C code they need no C library");
        foreach (var (program, place) in request.Outputs)
        {
            WorkFolders.Copy(compiled.Outputs[program], place, $"{TaskNames.CrossCompile}: {request.Target.Name}");
        }
    }

    private void Build(BuildRequest request, CancellationToken cancellationToken)
    {
        var (context, target) = (request.Context, request.Target);
        var mains = Mains(context).Where(main => request.Outputs.ContainsKey(main.Name)).ToList();
        var output = WorkFolders.Fresh(request.WorkFolder, "bin");
        var settings = new GoBuildSettings { OutputFolder = output, LinkerFlags = LinkerFlags(context) }.For(request, cancellationToken);
        foreach (var tag in context.Settings.Go.Tags)
        {
            settings.Tags.Add(tag);
        }

        foreach (var (name, value) in Variables(context, target))
        {
            settings.EnvironmentVariables[name] = value;
        }

        foreach (var main in mains)
        {
            settings.Packages.Add(main.Package);
        }

        new GoBuildRunner(context).Run(settings);
        foreach (var main in mains)
        {
            WorkFolders.Deliver(Path.Combine(output, main.FileName + target.ExecutableSuffix), request.Outputs[main.Name], settings.Where);
        }
    }

    private IReadOnlyList<GoMain> Mains(ReleaseContext context)
    {
        var settings = context.Settings.Go;
        return _mains ??= settings.Mains.Count > 0 ? GoMains.Named(context.Root, settings.Mains) : GoMains.Find(context.Root, [.. settings.Tags]);
    }

    // Everything that decides the bytes is set, so that nothing a person has in their shell or in 'go env -w' gets in.
    private static IEnumerable<KeyValuePair<string, string>> Variables(ReleaseContext context, Target target)
    {
        var settings = context.Settings.Go;
        yield return new("GOOS", target.GoOs);
        yield return new("GOARCH", target.GoArch!);
        yield return new("CGO_ENABLED", settings.Cgo ? "1" : "0");
        yield return new("GOFLAGS", IsVendored(context) ? "-mod=vendor" : "-mod=readonly");
        yield return new("GOTOOLCHAIN", "local");
        if (target.GoArm is { } arm)
        {
            yield return new("GOARM", arm);
        }

        if (Amd64Level(context, target) is { } level)
        {
            yield return new("GOAMD64", level);
        }

        if (settings.Cgo && CCompiler(context, target) is { } compiler)
        {
            yield return new("CC", compiler);
        }
    }

    private static string? Amd64Level(ReleaseContext context, Target target) => target.GoAmd64 is null ? null : context.Settings.Go.Amd64Level;

    private static bool IsVendored(ReleaseContext context) => File.Exists(Path.Combine(context.Root, "vendor", "modules.txt"));

    private static string LinkerFlags(ReleaseContext context) => VersionWords.Fill(context, context.Settings.Go.LinkerFlags);

    private static string? CCompiler(ReleaseContext context, Target target) => context.Environment.GetEnvironmentVariable(CCompilerVariable(target)) is { Length: > 0 } compiler
        ? compiler
        : target == TargetTable.Host ? context.Environment.GetEnvironmentVariable("CC") : null;

    // The name that cc-rs, the C side of many builds, reads as well.
    private static string CCompilerVariable(Target target) => "CC_" + (target.RustTriple ?? target.Name).Replace('-', '_');
}
