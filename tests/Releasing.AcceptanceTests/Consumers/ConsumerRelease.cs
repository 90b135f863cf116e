using System.Text.Json;
using Releasing.AcceptanceTests.Packed;
using Releasing.AcceptanceTests.Start;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>A repository of tests/Consumers in a folder of its own, tagged v1.2.3, that is released by its own build.sh and sees only the packed addin.</summary>
public sealed class ConsumerRelease : IDisposable
{
    private readonly PackedAddin _addin;
    private readonly EmptyProject _project;

    public ConsumerRelease(PackedAddin addin, string name, bool machineFeeds = false)
    {
        _addin = addin;
        _project = new EmptyProject(addin);
        var source = Path.Combine(SmallRepository.Root, "tests", "Consumers", name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            _project.Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        }

        File.Copy(Path.Combine(SmallRepository.Root, "build.sh"), _project["build.sh"]);
        foreach (var project in new[] { "build/Build.csproj", "test/ReleaseTests.csproj" }.Where(project => File.Exists(_project[project])))
        {
            _project.Write(project, File.ReadAllText(_project[project]).Replace("Version=\"0.1.0\"", $"Version=\"{PackedAddin.Version}\"", StringComparison.Ordinal));
        }

        if (machineFeeds)
        {
            _project.Write("nuget.config", addin.AllFeeds);
        }

        _project.Commit("v1.2.3");
    }

    /// <summary>What the environment of build.sh has besides; a line each of <c>NAME=value</c>.</summary>
    public IList<string> Variables { get; } = new List<string>();

    public string Dist => _project["artifacts/dist"];

    /// <summary>The release in the local store.</summary>
    public string Published => _project["artifacts/store/releases/v1.2.3"];

    public IEnumerable<string> PublishedNames => Directory.GetFiles(Published).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public IEnumerable<string> CataloguedNames
    {
        get
        {
            using var catalogue = JsonDocument.Parse(File.ReadAllText(_project["artifacts/catalogue.json"]));
            return [.. catalogue.RootElement.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("name").GetString()!)];
        }
    }

    /// <summary>A file or folder below the artifacts folder, full path.</summary>
    public string Artifact(string relative) => _project[Path.Combine("artifacts", relative)];

    /// <summary>Commits a change and tags it.</summary>
    public void Tag(string tag)
    {
        _project.Write("README.md", $"The state of {tag}.\n");
        _project.Commit(tag);
    }

    /// <summary>Starts build.sh and expects exit code 0.</summary>
    public string Build(params string[] arguments)
    {
        var verdict = Start(arguments);
        verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error);
        return verdict.Output;
    }

    /// <summary>Runs the tests that the repository has of its own release.</summary>
    public Verdict Test() => _addin.Run(_project.Folder, "dotnet", "test", "test", "--nologo");

    public Verdict Start(params string[] arguments) => _addin.Run(_project.Folder, ["env", .. Variables, "bash", _project["build.sh"], .. arguments]);

    /// <summary>Names, sizes and times of everything made and published.</summary>
    public IReadOnlyList<string> Snapshot() =>
    [
        .. new[] { Dist, Published }.SelectMany(folder => new DirectoryInfo(folder).GetFiles()).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal),
    ];

    public void ExpectCheckedDownloads(string checksums = "checksums.txt") =>
        Validator.Require("sha256sum").RunIn(Published, "--strict", "-c", checksums).ShouldBeAccepted();

    /// <summary>Unpacks an archive of the release.</summary>
    /// <returns>The folder it was unpacked to.</returns>
    public string Unpack(string archive)
    {
        var folder = _project[Path.Combine("artifacts", "unpacked", archive)];
        Directory.CreateDirectory(folder);
        var path = Path.Combine(Published, archive);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            Validator.Require("unzip").Accept("-q", "-o", path, "-d", folder);
        }
        else
        {
            Validator.Require("tar").Accept("-xzf", path, "-C", folder);
        }

        return folder;
    }

    public void Dispose() => _project.Dispose();
}
