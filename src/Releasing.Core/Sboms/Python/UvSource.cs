using Releasing.Sboms.Locks;
using Releasing.Toml;

namespace Releasing.Sboms.Python;

/// <summary>The source of a package in a uv.lock.</summary>
/// <param name="Address">Where it comes from; null for folders.</param>
/// <param name="IsFolder">A folder: the project's own.</param>
/// <param name="IsHere">The folder of the lock file itself.</param>
internal sealed record UvSource(string? Address, bool IsFolder, bool IsHere)
{
    private static readonly string[] s_folders = ["editable", "virtual", "directory"];

    /// <summary>Reads the table.</summary>
    public static UvSource Of(TomlTable? source)
    {
        foreach (var kind in s_folders)
        {
            if (source?.Text(kind) is { } folder)
            {
                return new UvSource(null, IsFolder: true, IsHere: folder == ".");
            }
        }

        var address = source?.Text("git") is { } repository ? SourceAddress.Git(repository)
            : source?.Text("url") is { } archive ? SourceAddress.Public(archive)
            : source?.Text("path") is { } path ? "file:" + path
            : PythonSource.Index(source?.Text("registry"));
        return new UvSource(address, false, false);
    }
}
