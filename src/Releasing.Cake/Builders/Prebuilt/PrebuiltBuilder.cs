using System.Collections.Concurrent;
using System.Security.Cryptography;
using Releasing.Cake.Planning;
using Releasing.Cake.Settings;
using Releasing.Failures;
using Releasing.Targets;
using Releasing.Text;

namespace Releasing.Cake.Builders.Prebuilt;

/// <summary>Takes in programs that something else built: copied from where they lie, and checked like any other.</summary>
public sealed class PrebuiltBuilder : IBuilder
{
    private readonly ConcurrentDictionary<string, string> _digests = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "Prebuilt";

    /// <inheritdoc/>
    public bool IsUsed(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Settings.Prebuilt.Programs.Count > 0;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Programs(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. context.Settings.Prebuilt.Programs.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>The targets that have a file; when none has, all that the patterns can name, so that the missing files are told.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<Target> DefaultTargets(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Settings.Prebuilt.Programs.Values.All(pattern => !pattern.Contains('{', StringComparison.Ordinal) || pattern.EndsWith("{exe}", StringComparison.Ordinal) && pattern.IndexOf('{', StringComparison.Ordinal) == pattern.Length - 5))
        {
            return [.. TargetTable.All.Where(target => target == TargetTable.Host)];
        }

        var nameable = TargetTable.All.Where(target => context.Settings.Prebuilt.Programs.Keys.All(program => Source(context, program, target) is not null)).ToList();
        var present = nameable.Where(target => context.Settings.Prebuilt.Programs.Keys.Any(program => File.Exists(Source(context, program, target)))).ToList();
        return present.Count > 0 ? present : nameable;
    }

    /// <inheritdoc/>
    public string? WhyNot(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        foreach (var (program, pattern) in context.Settings.Prebuilt.Programs.OrderBy(program => program.Key, StringComparer.Ordinal))
        {
            var source = Source(context, program, target);
            if (source is null)
            {
                return $"'{PlainText.Line(pattern)}' has a word that {target.Name} has no value for; use {{target}} in Settings.Prebuilt.Programs";
            }

            if (!File.Exists(source))
            {
                return $"the file {PlainText.Line(Path.GetRelativePath(context.Root, source)).Replace('\\', '/')} is missing; build it first, or correct Settings.Prebuilt.Programs[\"{PlainText.Line(program)}\"]";
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerable<Requirement> Requirements(ReleaseContext context) => [];

    /// <summary>The digests of the files: they are seldom part of the commit.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<string> Facts(ReleaseContext context, Target target)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        return [.. Programs(context).Select(program => $"{program}={Digest(Source(context, program, target))}")];
    }

    /// <inheritdoc/>
    public Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var (program, place) in request.Outputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var source = Source(request.Context, program, request.Target) ?? "";
            if (!File.Exists(source))
            {
                throw new ReleaseException($"{TaskNames.CrossCompile}: {request.Target.Name}: {WhyNot(request.Context, request.Target)}.");
            }

            request.Log.WriteLine($"copy {Path.GetRelativePath(request.Context.Root, source)}");
            WorkFolders.Copy(source, place, $"{TaskNames.CrossCompile}: {request.Target.Name}");
        }

        return Task.CompletedTask;
    }

    private string Digest(string? file)
    {
        if (file is null || !File.Exists(file))
        {
            return "missing";
        }

        return _digests.GetOrAdd(file, path =>
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    // Null when the pattern has a word that the target has no value for.
    private static string? Source(ReleaseContext context, string program, Target target)
    {
        var values = PrebuiltSettings.Values(program, target);
        var pattern = context.Settings.Prebuilt.Programs[program];
        return values.Any(value => value.Value is null && pattern.Contains($"{{{value.Key}}}", StringComparison.Ordinal))
            ? null
            : Path.GetFullPath(Path.Combine(context.Root, NameTemplateRules.Fill(pattern, values.ToDictionary(value => value.Key, value => value.Value ?? ""))));
    }
}
