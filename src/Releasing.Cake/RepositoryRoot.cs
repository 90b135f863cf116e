namespace Releasing.Cake;

/// <summary>Finds the folder a release is about.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder upwards that git or a build folder marks as a repository; otherwise the folder itself.</summary>
    public static string Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            // A linked working tree has a file named .git instead of a folder.
            var git = Path.Combine(candidate.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return candidate.FullName;
            }
        }

        return Path.GetFullPath(folder);
    }
}
