using System.Text.RegularExpressions;
using Releasing.Cake.Tools.DotNet;
using Releasing.Failures;
using Releasing.Targets;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>
/// Which runtime packs the package feed has. One restore of an empty project for all targets at once answers it in two seconds; the answer is kept as long as
/// SDK and feed settings are the same (remove <c>artifacts/work</c> to ask again).
/// </summary>
internal static partial class RuntimePacks
{
    /// <summary>Runtime identifier to the missing pack; a key of <c>*</c> holds a feed that could not be asked at all.</summary>
    public static IReadOnlyDictionary<string, string> Missing(ReleaseContext context, string framework)
    {
        if (context.Tools.Resolve(["dotnet", "dotnet.exe"]) is not { } dotnet)
        {
            return new Dictionary<string, string> { ["*"] = "the .NET SDK is missing; get it from https://dot.net/download" };
        }

        // The version of the SDK is read from its folders: asking 'dotnet --version' would cost more than all the rest of a plan.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] inputs =
        [
            framework, $"{context.Settings.DotNet.SelfContained}", ProbeCache.Stamp(dotnet.FullPath), string.Join(',', SdkVersions(dotnet.FullPath)),
            ProbeCache.Stamp(Path.Combine(context.Root, "nuget.config")), ProbeCache.Stamp(Path.Combine(context.Root, "NuGet.config")), ProbeCache.Stamp(Path.Combine(context.Root, "NuGet.Config")),
            ProbeCache.Stamp(Path.Combine(home, ".nuget", "NuGet", "NuGet.Config")), ProbeCache.Stamp(Path.Combine(context.Root, "global.json")),
        ];
        string? problem = null;
        var kept = ProbeCache.Get(context, "runtime-packs.txt", inputs, () => Ask(context, framework, out problem));
        if (kept is null)
        {
            return new Dictionary<string, string> { ["*"] = problem! };
        }

        return kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>The versions of the SDKs beside a <c>dotnet</c> program, sorted; none when they lie elsewhere.</summary>
    public static IReadOnlyList<string> SdkVersions(string dotnet)
    {
        var folder = Path.Combine(Path.GetDirectoryName(File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet)!, "sdk");
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
    }

    private static string? Ask(ReleaseContext context, string framework, out string? problem)
    {
        var folder = WorkFolders.Fresh(Path.Combine(context.WorkFolder, "probes"), "runtime-packs");
        var project = Path.Combine(folder, "probe.csproj");
        var rids = TargetTable.All.Select(target => target.Rid).OfType<string>();
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <OutputType>Exe</OutputType>
                <RuntimeIdentifiers>{string.Join(';', rids)}</RuntimeIdentifiers>
                <SelfContained>{(context.Settings.DotNet.SelfContained ? "true" : "false")}</SelfContained>
                <PublishSingleFile>true</PublishSingleFile>
              </PropertyGroup>
            </Project>
            """);
        var lines = new List<string>();
        var settings = new DotNetRestoreSettings
        {
            Project = project, Output = lines.Add, WorkingDirectory = context.Root, Where = ".NET", HandleExitCode = _ => true, ToolTimeout = TimeSpan.FromMinutes(2),
            EnvironmentVariables = DotNetServers.Off.ToDictionary(StringComparer.Ordinal),
        };

        // The probe lies inside the repository and must not see its props.
        foreach (var name in new[] { "ImportDirectoryBuildProps", "ImportDirectoryBuildTargets", "ImportDirectoryPackagesProps" })
        {
            settings.Properties[name] = "false";
        }

        try
        {
            new DotNetRunner<DotNetRestoreSettings>(context).Run(settings);
        }
        catch (ReleaseException exception)
        {
            problem = exception.Message;
            return null;
        }

        var missing = lines.Select(line => MissingPack().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()
            .Select(pack => (Pack: pack, Rid: rids.Where(rid => pack.EndsWith("." + rid, StringComparison.Ordinal)).MaxBy(rid => rid.Length)))
            .Where(row => row.Rid is not null).GroupBy(row => row.Rid!)
            .Select(group => $"{group.Key}={group.OrderBy(row => row.Pack.StartsWith("Microsoft.NETCore.App.Runtime", StringComparison.Ordinal) ? 0 : 1).First().Pack}").ToList();
        problem = lines.FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal) && !MissingPack().IsMatch(line)) is { } error
            ? $"the package feed cannot tell which runtime packs it has: {Text.PlainText.Line(error[(error.IndexOf(": error ", StringComparison.Ordinal) + 8)..])}"
            : null;
        return problem is null ? string.Join('\n', missing) : null;
    }

    // NU1101: no such package; NU1102: no such version of it.
    [GeneratedRegex(@"error NU110[12]: \D*?package (Microsoft\.[A-Za-z0-9.-]+?)\.?(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex MissingPack();
}
