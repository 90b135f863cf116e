using Releasing.Cake.Planning;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tools.Zig;
using Releasing.Failures;
using Releasing.Targets;
using Releasing.Text;

namespace Releasing.Cake.Builders.Zig;

/// <summary>Compiles C programs with <c>zig cc</c>, and Zig programs with <c>zig build</c>; zig brings libraries and linkers for every target.</summary>
public sealed class ZigBuilder : IBuilder
{
    private IReadOnlyDictionary<string, IReadOnlyList<string>>? _sources;

    /// <inheritdoc/>
    public string Name => "Zig";

    /// <inheritdoc/>
    public bool IsUsed(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Zig.Enabled ?? (HasBuildFile(context) || Sources(context).Count > 0);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Programs(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var sources = Sources(context);
        if (sources.Count > 0)
        {
            return [.. sources.Keys.Order(StringComparer.Ordinal)];
        }

        return HasBuildFile(context)
            ? context.Settings.Zig.Installs.Count > 0 ? [.. context.Settings.Zig.Installs.Order(StringComparer.Ordinal)] : [context.Project.Name]
            : throw new ReleaseException("Zig: there is no build.zig and no C file with a main at the top or in src/. Name the sources in Settings.Zig.Programs, or set Settings.Zig.Enabled to false.");
    }

    /// <inheritdoc/>
    public IReadOnlyList<Target> DefaultTargets(ReleaseContext context) => [.. TargetTable.All.Where(target => target.ZigTarget is not null)];

    /// <inheritdoc/>
    public string? WhyNot(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.ZigTarget is null ? $"Zig has no such target; the task {TaskNames.UniversalBinary} joins it from macos-x86_64 and macos-aarch64" : null;
    }

    /// <inheritdoc/>
    public IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        yield return Requirement.Tool("zig", "compiles the C and Zig programs", "https://ziglang.org/download") with { VersionArguments = ["version"] };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Facts(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        return
        [
            $"target={ZigTarget(context, target)}", $"optimize={context.Settings.Zig.Optimize}",
            .. Sources(context).OrderBy(program => program.Key, StringComparer.Ordinal).Select(program => $"sources:{program.Key}={string.Join(',', program.Value)}"),
            .. More(context).Select(argument => $"argument={argument}"),
        ];
    }

    /// <inheritdoc/>
    public Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => (Sources(request.Context).Count > 0 ? (Action<BuildRequest, CancellationToken>)Compile : BuildByFile)(request, cancellationToken), cancellationToken);
    }

    private void Compile(BuildRequest request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var folder = WorkFolders.Fresh(request.WorkFolder, "bin");
        foreach (var (program, sources) in Sources(context).Where(program => request.Outputs.ContainsKey(program.Key)))
        {
            var file = Path.Combine(folder, program + request.Target.ExecutableSuffix);
            var settings = new ZigCompileSettings { Target = ZigTarget(context, request.Target), OutputFile = file, SourceRoot = context.Root }.For(request, cancellationToken);
            Add(settings.Sources, sources);
            Add(settings.More, More(context));
            if (Directory.Exists(Path.Combine(context.Root, "include")))
            {
                settings.IncludeFolders.Add("include");
            }

            new ZigRunner<ZigCompileSettings>(context).Run(settings);
            Deliver(request, program, file, settings.Where);
        }
    }

    private static void BuildByFile(BuildRequest request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var prefix = WorkFolders.Fresh(request.WorkFolder, "install");
        var settings = new ZigBuildSettings
        {
            Target = ZigTarget(context, request.Target), Optimize = context.Settings.Zig.Optimize, Prefix = prefix, CacheFolder = Path.Combine(request.WorkFolder, "cache"),
        }.For(request, cancellationToken);
        Add(settings.More, More(context));
        new ZigRunner<ZigBuildSettings>(context).Run(settings);
        var binaries = Path.Combine(prefix, "bin");
        foreach (var program in request.Outputs.Keys)
        {
            var file = Path.Combine(binaries, program + request.Target.ExecutableSuffix);
            if (!File.Exists(file))
            {
                var installed = Directory.Exists(binaries) ? Directory.EnumerateFiles(binaries).Select(path => PlainText.Line(Path.GetFileName(path))).Order(StringComparer.Ordinal).ToList() : [];
                throw new ReleaseException($"{settings.Where}: 'zig build' installed no program '{program}' but {(installed.Count > 0 ? string.Join(", ", installed) : "nothing")}. Name its programs in Settings.Zig.Installs.");
            }

            Deliver(request, program, file, settings.Where);
        }
    }

    private static void Deliver(BuildRequest request, string program, string file, string where)
    {
        if (request.Target.Os == TargetOs.Windows && File.Exists(file))
        {
            PeTimeStamps.Set(file, request.Context.Version.ContentDate);
        }

        WorkFolders.Deliver(file, request.Outputs[program], where);
    }

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Sources(ReleaseContext context) => _sources ??= FindSources(context);

    private static Dictionary<string, IReadOnlyList<string>> FindSources(ReleaseContext context)
    {
        var named = context.Settings.Zig.Programs;
        if (named.Count > 0)
        {
            return named.ToDictionary(program => program.Key, program => RepositoryFiles.Matching(context, program.Value, []) is { Count: > 0 } files ? files
                : throw new ReleaseException($"Settings.Zig.Programs: no file matches the patterns of '{PlainText.Line(program.Key)}'. Correct the patterns."), StringComparer.Ordinal);
        }

        return HasBuildFile(context) || CSources.Plain(context.Root) is not { Count: > 0 } plain ? [] : new Dictionary<string, IReadOnlyList<string>> { [context.Project.Name] = plain };
    }

    private static bool HasBuildFile(ReleaseContext context) => File.Exists(Path.Combine(context.Root, "build.zig"));

    // The version after the name is that of the oldest glibc the program shall run with.
    private static string ZigTarget(ReleaseContext context, Target target) =>
        target.Libc == TargetLibc.Gnu && context.Settings.MaxGlibc is { } glibc ? $"{target.ZigTarget}.{glibc}" : target.ZigTarget!;

    private static IEnumerable<string> More(ReleaseContext context) => context.Settings.Zig.CompilerArguments.Select(argument => VersionWords.Fill(context, argument));

    private static void Add(IList<string> list, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
