using Releasing.Failures;
using Releasing.Git;

namespace Releasing.Cake.Reproduction;

/// <summary>Clones the commit that is being released: what is not committed is not there.</summary>
internal static class CleanClone
{
    /// <summary>Makes the clone.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="folder">A folder that does not exist yet.</param>
    /// <exception cref="ReleaseException">git failed.</exception>
    public static void Make(GitRepository source, string folder)
    {
        var git = GitProgram.Locate();

        // Local branches and every tag come along, and a commit that no branch holds because it is checked out.
        git.Read(source.Root, "clone", "--quiet", "--no-checkout", "--", source.Root, folder);
        git.Read(folder, "checkout", "--quiet", "--detach", source.Head);
        CopyRemotes(git, source.Root, folder);
        if (File.Exists(Path.Combine(folder, ".gitmodules")))
        {
            git.Read(folder, "submodule", "--quiet", "update", "--init", "--recursive");
        }
    }

    // Compilers and our own metadata read where the sources come from, which is not the folder they were cloned from.
    private static void CopyRemotes(GitProgram git, string source, string folder)
    {
        git.Read(folder, "remote", "remove", "origin");
        var remotes = git.Run(source, "config", "--local", "-z", "--get-regexp", @"^remote\..*\.url$");
        foreach (var entry in remotes.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('\n', 2) is [var key, var url])
            {
                git.Read(folder, "config", "--local", "--add", key, url);
            }
        }
    }
}
