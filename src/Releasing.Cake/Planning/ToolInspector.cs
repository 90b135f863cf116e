using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.IO.Arguments;
using Releasing.Files;
using Path = System.IO.Path;

namespace Releasing.Cake.Planning;

/// <summary>
/// Finds programs and asks their versions. Answers are kept in <c>artifacts/work/tools.json</c> under path, size and
/// time of the program, so that an unchanged program is started once and not in every run.
/// </summary>
public sealed partial class ToolInspector
{
    private readonly ReleaseContext _context;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Requirement> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Version, string? Location)> _found = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _versions;

    internal ToolInspector(ReleaseContext context) => _context = context;

    /// <summary>Holds a requirement against this machine.</summary>
    /// <param name="requirement">What is needed.</param>
    /// <param name="tasks">Who needs it.</param>
    public RequirementStatus Inspect(Requirement requirement, IReadOnlyList<string> tasks)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        if (requirement.Kind != RequirementKind.Tool)
        {
            return new RequirementStatus(requirement, tasks, requirement.Check?.Invoke(_context), null, null);
        }

        var (version, location) = Find(requirement);
        var problem = location is null ? "not found"
            : requirement.MinimumVersion is { } minimum && !IsAtLeast(version, minimum) ? $"version {version ?? "unknown"} is too old, {minimum} is needed"
            : null;
        return new RequirementStatus(requirement, tasks, problem, version, location);
    }

    /// <summary>The version of a program that some task requires; null when it is missing or tells none.</summary>
    /// <param name="name">The requirement's name.</param>
    public string? VersionOf(string name)
    {
        lock (_gate)
        {
            if (_known.Count == 0)
            {
                foreach (var requirement in _context.TasksByName.Values.OfType<ReleaseTask>().SelectMany(task => task.Requirements(_context)))
                {
                    _known.TryAdd(requirement.Name, requirement);
                }
            }
        }

        return Find(_known.TryGetValue(name, out var found) ? found : Requirement.Tool(name, "", "")).Version;
    }

    private (string? Version, string? Location) Find(Requirement requirement)
    {
        lock (_gate)
        {
            if (!_found.TryGetValue(requirement.Name, out var answer))
            {
                IEnumerable<string> programs = requirement.Programs.Count > 0 ? requirement.Programs : [requirement.Name, requirement.Name + ".exe"];
                var path = programs.Select(program => _context.Tools.Resolve(program)).FirstOrDefault(found => found is not null);
                answer = path is null ? default : (VersionOf(path, requirement), path.FullPath);
                _found[requirement.Name] = answer;
            }

            return answer;
        }
    }

    private string? VersionOf(FilePath program, Requirement requirement)
    {
        var cache = Path.Combine(_context.WorkFolder, "tools.json");
        _versions ??= Read(cache);
        var file = new FileInfo(program.FullPath);

        // A launcher such as rustup's cargo answers differently from one folder to the next, so the folder is part of the key.
        var key = string.Create(CultureInfo.InvariantCulture, $"{_context.Root}|{program.FullPath}|{file.Length}|{file.LastWriteTimeUtc.Ticks}|{string.Join(' ', requirement.VersionArguments)}");
        if (_versions.TryGetValue(key, out var known))
        {
            return known.Length > 0 ? known : null;
        }

        var version = Ask(program, requirement);
        _versions[key] = version ?? "";
        Keep(cache);
        return version;
    }

    private void Keep(string cache)
    {
        try
        {
            StateFile.Write(cache, JsonSerializer.SerializeToUtf8Bytes(_versions!, ToolCacheJson.Default.DictionaryStringString), flush: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The doctor itself tells that the folder cannot be written; a cache that is not kept costs only time.
            _context.Log.Debug("{0} cannot be written: {1}", cache, problem.Message);
        }
    }

    private string? Ask(FilePath program, Requirement requirement)
    {
        var arguments = new ProcessArgumentBuilder();
        foreach (var argument in requirement.VersionArguments)
        {
            arguments.Append(new TextArgument(argument));
        }

        using var process = _context.ProcessRunner.Start(program, new ProcessSettings
        {
            Arguments = arguments,
            WorkingDirectory = _context.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Silent = true,
        });
        if (process is null || !process.WaitForExit(30_000))
        {
            process?.Kill();
            return null;
        }

        return process.GetStandardOutput().Concat(process.GetStandardError())
            .Select(line => Number().Match(line)).FirstOrDefault(match => match.Success)?.Value;
    }

    private static Dictionary<string, string> Read(string cache)
    {
        try
        {
            return File.Exists(cache) ? JsonSerializer.Deserialize(File.ReadAllBytes(cache), ToolCacheJson.Default.DictionaryStringString) ?? [] : [];
        }
        catch (JsonException)
        {
            // Only a cache: what cannot be read is asked again.
            return [];
        }
    }

    private static bool IsAtLeast(string? version, string minimum) =>
        version is not null && Version.TryParse(Leading().Match(version).Value, out var have) && Version.TryParse(minimum, out var need) && have >= need;

    [GeneratedRegex(@"\d+\.\d+(?:\.\d+)*(?:[-+.][0-9A-Za-z.+-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d+\.\d+(?:\.\d+){0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class ToolCacheJson : JsonSerializerContext;
}
