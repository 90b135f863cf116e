using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>The Go repository of tests/Consumers in a folder of its own, tagged v1.2.3, with the addin packed from this tree and its host compiled.</summary>
internal sealed class GoConsumer : IDisposable
{
    private const string Version = "0.0.0-benchmark";

    private readonly WorkFolder _work = new();

    public GoConsumer(string repository)
    {
        _ = Command.Require("go");
        new Command("dotnet", "pack", Path.Combine(repository, "src", "Releasing.Cake"), "--configuration", "Release", "--output", _work.Make("feed"), "--nologo", "--verbosity", "quiet", $"-p:Version={Version}").Run();
        var source = Path.Combine(repository, "tests", "Consumers", "Go");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            _work.Write(Path.Combine("go", Path.GetRelativePath(source, file)), File.ReadAllText(file));
        }

        var project = _work["go/build/Build.csproj"];
        File.WriteAllText(project, File.ReadAllText(project).Replace("Version=\"0.1.0\"", $"Version=\"{Version}\"", StringComparison.Ordinal));
        File.Copy(Path.Combine(repository, "build.sh"), _work["go/build.sh"]);
        _work.Write("go/nuget.config", $"""
            <configuration>
              <packageSources><add key="addin" value="{_work["feed"]}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        GitSample.Commit(Root, "v1.2.3");
    }

    public string Root => _work["go"];

    public string Artifacts => _work["go/artifacts"];

    public string Published => _work["go/artifacts/store/releases/v1.2.3"];

    /// <summary>The release, as a person starts it, without the steps that the script does not have.</summary>
    public Command Release(IReadOnlyDictionary<string, string?>? variables = null, params IReadOnlyList<string> arguments) => new("bash", ["build.sh", "--target=Release", "--skip=Provenance,Sign", .. arguments])
    {
        Folder = Root,
        Variables = new Dictionary<string, string?>(variables ?? new Dictionary<string, string?>()) { ["NUGET_PACKAGES"] = _work["packages"], ["CI"] = null, ["GITHUB_ACTIONS"] = null },
    };

    /// <summary>The same steps by a shell script, into another folder.</summary>
    public Command Script(string output) => new("sh", Path.Combine(AppContext.BaseDirectory, "Peers", "release.sh"), output) { Folder = Root };

    /// <summary>A folder beside the repository.</summary>
    public string Beside(string name) => _work[name];

    public void Dispose() => _work.Dispose();

    private static string MachinePackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
