using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Tools.Wix;
using Releasing.Cake.Tools.Wixl;
using Releasing.Files;
using Releasing.Formats.Msi;
using Releasing.Targets;

namespace Releasing.Cake.Tasks;

/// <summary>A package from the repository's own WiX source: by the WiX toolset on Windows, by wixl elsewhere, with the same variables.</summary>
internal static class WixSource
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(30);

    /// <summary>The program that makes it; nothing where there is no source.</summary>
    public static IEnumerable<Requirement> Requirements(ReleaseContext context) => context.Settings.Msi.Source is null ? []
        : OperatingSystem.IsWindows() ? [Requirement.Tool("wix", "makes the Windows Installer packages", "dotnet tool install --global wix") with { MinimumVersion = "4.0" }]
        : [Requirement.Tool("wixl", "makes the Windows Installer packages", "apt-get install wixl, dnf install msitools, or brew install msitools")];

    /// <summary>What is wrong before anything is built.</summary>
    public static IEnumerable<string> Problems(ReleaseContext context, Target target)
    {
        if (!File.Exists(RepositoryFiles.FullPath(context, context.Settings.Msi.Source!)))
        {
            yield return $"Settings.Msi.Source: there is no file '{context.Settings.Msi.Source}' in the repository. Correct the path.";
        }

        // wixl 0.101: "arch of type 'arm64' is not supported".
        if (!OperatingSystem.IsWindows() && target.Arch == TargetArch.Arm64)
        {
            yield return $"Settings.Msi.Source: wixl makes no packages for arm64. Build {target.Name} on Windows, where the WiX toolset makes it, or leave Settings.Msi.Source out: the package is then made here, for arm64 too.";
        }
    }

    /// <summary>The files of the repository that decide the package: the source, those beside it that it may include, and what is installed.</summary>
    public static IReadOnlyList<string> Files(ReleaseContext context)
    {
        var folder = Path.GetDirectoryName(context.Settings.Msi.Source!)!.Replace('\\', '/');
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return [.. MsiModel.Inputs(context).Concat(RepositoryFiles.Matching(context, [context.Settings.Msi.Source!, prefix + "*.wx*"], [])).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What else decides it.</summary>
    public static IEnumerable<string> Facts(ReleaseContext context, Target target) =>
        Defines(context, target, "", "").Select(define => $"{define.Key}={define.Value}").Append($"time={context.Version.ContentDate.ToUnixTimeSeconds()}");

    /// <summary>Makes the package.</summary>
    public static async Task BuildAsync(ReleaseContext context, PlannedArtifact artifact, string path, ItemLog log, CancellationToken cancellationToken)
    {
        var target = TargetTable.Get(artifact.Target!);
        var work = Path.Combine(context.WorkFolder, "wix", target.Name);
        var programs = Path.Combine(work, "programs");
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        foreach (var program in artifact.Inputs)
        {
            var content = context.Content(program);
            await AtomicFile.WriteAsync(Path.Combine(programs, program.Name), (stream, token) => content.CopyToAsync(stream, content.Length, token), cancellationToken);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = Path.Combine(work, artifact.Name);
        await Task.Run(() => Run(context, target, programs, aside, log, cancellationToken), cancellationToken);
        File.Move(aside, path, overwrite: true);
    }

    private static void Run(ReleaseContext context, Target target, string programs, string path, ItemLog log, CancellationToken cancellationToken)
    {
        var source = RepositoryFiles.FullPath(context, context.Settings.Msi.Source!);
        var where = $"{TaskNames.PackageMsi}: {target.Name}";
        if (OperatingSystem.IsWindows())
        {
            var settings = new WixBuildSettings { Source = source, OutputFile = path, IntermediateFolder = Path.Combine(Path.GetDirectoryName(path)!, "obj"), Platform = Platform(target) };
            Complete(settings, settings.Defines, folder => folder);
            new WixRunner(context).Run(settings);
        }
        else
        {
            var settings = new WixlSettings { Source = source, OutputFile = path, Platform = Platform(target) };

            // wixl finds files from the source's folder alone, and takes no absolute path.
            var here = Path.GetDirectoryName(source)!;
            Complete(settings, settings.Defines, folder => Path.GetRelativePath(here, folder).Replace(Path.DirectorySeparatorChar, '/'));
            new WixlRunner(context).Run(settings);
        }

        void Complete(Tools.LoggedToolSettings settings, IDictionary<string, string> defines, Func<string, string> asSeen)
        {
            (settings.Where, settings.Log, settings.Cancellation, settings.ToolTimeout, settings.WorkingDirectory) = (where, log, cancellationToken, s_timeLimit, context.Root);
            foreach (var (name, value) in Defines(context, target, asSeen(programs), asSeen(context.Root)))
            {
                defines[name] = value;
            }
        }
    }

    private static SortedDictionary<string, string> Defines(ReleaseContext context, Target target, string programs, string repository)
    {
        var defines = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = context.Settings.Desktop.DisplayName ?? context.Project.Name,
            ["Version"] = MsiVersion.Of(context.Version.Version),
            ["SemanticVersion"] = context.Version.Version.ToString(),
            ["Manufacturer"] = MsiModel.Manufacturer(context),
            ["UpgradeCode"] = MsiModel.UpgradeCode(context).ToString("D").ToUpperInvariant(),
            ["Target"] = target.Name,
            ["Platform"] = Platform(target),
            ["Programs"] = programs,
            ["Repository"] = repository,
        };
        foreach (var (name, value) in context.Settings.Msi.Defines)
        {
            defines[name] = value;
        }

        return defines;
    }

    private static string Platform(Target target) => MsiModel.Architecture(target).ToString().ToLowerInvariant();
}
