using Releasing.Git;

namespace Releasing.Notes.Pages;

/// <summary>Counts the files that differ between two releases. Only trees are read, never a file.</summary>
internal static class ChangedFiles
{
    private const int Sha1Length = 40;

    // The tree without entries, by the names that git's two hashes give to it (gitformat-pack, "hash-object -t tree").
    private const string EmptySha1 = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private const string EmptySha256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

    public static int Count(GitRepository repository, string? before, string commit, IReadOnlyList<string> paths)
    {
        var from = before is not null ? before + "^{tree}" : commit.Length == Sha1Length ? EmptySha1 : EmptySha256;
        using var running = repository.Start(
            ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--end-of-options", from, commit + "^{tree}", "--", .. paths.Select(path => ":(top,literal)" + path)]);
        var count = 0;
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = running.Output.Read(buffer)) > 0)
        {
            count += buffer.AsSpan(0, read).Count((byte)0);
        }

        running.FinishSuccessfully();
        return count;
    }
}
