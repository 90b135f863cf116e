using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>Makes a folder a committed and tagged repository.</summary>
internal static class GitSample
{
    private static readonly Dictionary<string, string?> _variables = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Ada",
        ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
        ["GIT_AUTHOR_DATE"] = "2024-02-03T04:05:06Z",
        ["GIT_COMMITTER_NAME"] = "Ada",
        ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
        ["GIT_COMMITTER_DATE"] = "2024-02-03T04:05:06Z",
    };

    public static void Commit(string folder, string tag)
    {
        string[][] commands = [["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "feat: everything"], ["tag", tag]];
        foreach (var arguments in commands)
        {
            new Command("git", arguments) { Folder = folder, Variables = _variables }.Run();
        }
    }
}
