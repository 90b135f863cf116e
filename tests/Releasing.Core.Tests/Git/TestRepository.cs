using System.Globalization;
using Releasing.Git;

namespace Releasing.Tests.Git;

/// <summary>A real repository in a temporary folder, untouched by the settings of the machine, with fixed names and dates.</summary>
public sealed class TestRepository : IDisposable
{
    private static readonly DateTimeOffset s_firstCommit = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly Dictionary<string, string?> _environment = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "Ada Lovelace",
        ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
        ["GIT_COMMITTER_NAME"] = "Ada Lovelace",
        ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
    };

    private readonly GitProgram _git;
    private readonly string _folder = Directory.CreateTempSubdirectory("releasing-git-").FullName;
    private int _commits;

    public TestRepository(bool initialise = true)
    {
        // So that a surrounding checkout of this very project is never found.
        _environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(_folder);
        _git = GitProgram.Locate(_environment);
        Root = Path.Combine(_folder, "work tree");
        Directory.CreateDirectory(Root);
        if (initialise)
        {
            Git("init", "-q", "-b", "main");
        }
    }

    public string Root { get; }

    public IReadOnlyDictionary<string, string?> Environment => _environment;

    public static DateTimeOffset DateOfCommit(int number) => s_firstCommit.AddMinutes(number);

    public GitRepository Open() => GitRepository.Open(Root, _environment);

    public string Git(params string[] arguments) => _git.Read(Root, arguments).TrimEnd('\n');

    public string Commit(string message, string? author = null)
    {
        var date = DateOfCommit(_commits++).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " +0200";
        _environment["GIT_AUTHOR_DATE"] = date;
        _environment["GIT_COMMITTER_DATE"] = date;
        _environment["GIT_AUTHOR_NAME"] = author ?? "Ada Lovelace";
        Git("add", "--all");
        Git("commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public TestRepository ShallowClone()
    {
        var clone = new TestRepository(initialise: false);
        clone.Git("clone", "-q", "--depth=1", new Uri(Root).AbsoluteUri, ".");
        return clone;
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // Git makes its objects read-only, which keeps Windows from deleting them.
            file.Attributes = FileAttributes.Normal;
        }

        Directory.Delete(_folder, recursive: true);
    }
}
