using System.Diagnostics;
using Releasing.Artifacts;
using Releasing.Git;

namespace Releasing.AcceptanceTests.Reproduction;

/// <summary>A committed and tagged repository, and the program that reproduces it as a process of its own.</summary>
internal sealed class ReproducedRepository : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");
    private readonly GitProgram _git = GitProgram.Locate(new Dictionary<string, string?>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_AUTHOR_DATE"] = "2024-02-03T04:05:06Z",
        ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_DATE"] = "2024-02-03T04:05:06Z",
    });

    public ReproducedRepository()
    {
        Root = Directory.CreateDirectory(Path.Combine(_folder.FullName, "repository")).FullName;
        Temporary = Directory.CreateDirectory(Path.Combine(_folder.FullName, "temporary")).FullName;
    }

    public string Root { get; }

    /// <summary>Where the program has its temporary files, so that a test sees what it leaves there.</summary>
    public string Temporary { get; }

    /// <summary>Further variables of the program.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public IReadOnlyList<Artifact> Artifacts => Catalogue.Open(Path.Combine(Root, "artifacts")).All;

    public ReproducedRepository Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ReproducedRepository Commit(string? tag = "v1.2.3")
    {
        Write(".gitignore", "/artifacts/\n/ignored/\n");
        _git.Read(Root, "init", "-q", "-b", "main");
        _git.Read(Root, "add", "-A");
        _git.Read(Root, "commit", "-q", "-m", "feat: everything");
        if (tag is not null)
        {
            _git.Read(Root, "tag", tag);
        }

        return this;
    }

    public Verdict Reproduce(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.OfTests("Releasing.StampHost"), "--target=Reproduce", "--skip=Test", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["TZ"] = "UTC";
        start.Environment["COLUMNS"] = "200";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Reproduce took longer than {_patience}.");
        }

        return new Verdict(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
