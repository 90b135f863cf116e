namespace Releasing.Cake.Tasks;

/// <summary>Whether the artifacts folder, or the folder it will be made in, can be written; nothing is left behind.</summary>
internal static class WritableFolder
{
    public static string? Problem(ReleaseContext context)
    {
        var folder = context.ArtifactsFolder;
        while (!Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                return $"{folder} is a file";
            }

            folder = Path.GetDirectoryName(folder) ?? Path.GetPathRoot(context.Root)!;
        }

        try
        {
            // The only question every platform answers the same way: a file that deletes itself.
            using var probe = new FileStream(
                Path.Combine(folder, $".releasing-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written";
        }
    }
}
