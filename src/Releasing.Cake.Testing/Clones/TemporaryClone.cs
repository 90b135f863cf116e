namespace Releasing.Cake.Testing.Clones;

/// <summary>
/// A clone of a repository with its files as they are now, what is not committed included, and a tag on them. Its remote has an address on github.com, so that the build program knows whose it is.
/// </summary>
internal sealed class TemporaryClone : IDisposable
{
    /// <summary>Where the remote lies.</summary>
    public const string Host = "https://github.com";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    // Names and settings of the user do not matter to the clone.
    private static readonly Dictionary<string, string?> s_git = new(StringComparer.Ordinal)
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_AUTHOR_NAME"] = "Test",
        ["GIT_AUTHOR_EMAIL"] = "test@example.org",
        ["GIT_COMMITTER_NAME"] = "Test",
        ["GIT_COMMITTER_EMAIL"] = "test@example.org",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-clone-");

    /// <summary>The clone's working tree.</summary>
    public string Folder => Path.Combine(_folder.FullName, "clone");

    /// <summary>A folder beside it, for what the run keeps for itself.</summary>
    public string Private => _folder.FullName;

    /// <summary>The commit that the tag names.</summary>
    public string Commit { get; private set; } = "";

    public static async Task<TemporaryClone> MakeAsync(string folder, string tag, string repository, CancellationToken cancellationToken)
    {
        var root = (await GitAsync(folder, cancellationToken, "rev-parse", "--show-toplevel")).Trim();
        var clone = new TemporaryClone();
        try
        {
            await GitAsync(root, cancellationToken, "clone", "--quiet", "--no-hardlinks", root, clone.Folder);
            await clone.TakeChangesAsync(root, cancellationToken);
            await clone.GitAsync(cancellationToken, "remote", "set-url", "origin", $"{Host}/{repository}.git");
            await clone.TagAsync(tag, cancellationToken);
            clone.Commit = (await clone.GitAsync(cancellationToken, "rev-parse", "HEAD")).Trim();
            return clone;
        }
        catch
        {
            clone.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // Git writes its objects read-only, which Windows would not remove.
        foreach (var file in _folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            file.Attributes &= ~FileAttributes.ReadOnly;
        }

        _folder.Delete(recursive: true);
    }

    private async Task TakeChangesAsync(string root, CancellationToken cancellationToken)
    {
        var changed = await GitAsync(root, cancellationToken, "diff", "--name-only", "-z", "--no-renames", "HEAD");
        var added = await GitAsync(root, cancellationToken, "ls-files", "-z", "--others", "--exclude-standard");
        foreach (var file in Names(changed).Concat(Names(added)))
        {
            var (from, to) = (Path.Combine(root, file), Path.Combine(Folder, file));
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to, overwrite: true);
            }
            else
            {
                File.Delete(to);
            }
        }

        if ((await GitAsync(cancellationToken, "status", "--porcelain")).Length > 0)
        {
            await GitAsync(cancellationToken, "add", "--all");
            await GitAsync(cancellationToken, "commit", "--quiet", "--message", "chore: the files as they are");
        }
    }

    // Alone: of several tags on a commit the highest version is released, and this test may run while another tag of it is.
    private async Task TagAsync(string tag, CancellationToken cancellationToken)
    {
        var others = (await GitAsync(cancellationToken, "tag", "--points-at", "HEAD")).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (others.Length > 0)
        {
            await GitAsync(cancellationToken, ["tag", "--delete", "--", .. others]);
        }

        await GitAsync(cancellationToken, "tag", "--force", "--annotate", tag, "--message", tag);
    }

    private static string[] Names(string output) => output.Trim('\r', '\n').Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private Task<string> GitAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments) => GitAsync(Folder, cancellationToken, [.. arguments]);

    private static async Task<string> GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(["git", .. arguments], folder, s_git, s_patience, cancellationToken);
        return exitCode == 0 ? output : throw new InvalidOperationException($"git {arguments[0]} in {folder} ended with exit code {exitCode}: {output.Trim()}");
    }
}
