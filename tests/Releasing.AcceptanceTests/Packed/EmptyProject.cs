namespace Releasing.AcceptanceTests.Packed;

/// <summary>A repository with one commit, a tag and nothing in it but a build project.</summary>
internal sealed class EmptyProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consumer-");

    public EmptyProject(PackedAddin addin)
    {
        Write("nuget.config", addin.NuGetConfig);
        Write(".gitignore", "bin/\nobj/\n/artifacts/\n/tools/\n");
    }

    public string Folder => _folder.FullName;

    public string this[string relative] => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
    }

    /// <summary>Commits everything with fixed names and dates and tags it.</summary>
    public void Commit(string tag)
    {
        var git = Validator.Require("env");
        string[] who =
        [
            "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
            "GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.org", "GIT_AUTHOR_DATE=2026-01-02T03:04:05Z",
            "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.org", "GIT_COMMITTER_DATE=2026-01-02T03:04:05Z", "git",
        ];
        string[][] commands = [["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "feat: the first program"], ["tag", tag]];
        foreach (var command in commands)
        {
            git.RunIn(Folder, [.. who, .. command]).ExitCode.ShouldBe(0);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
