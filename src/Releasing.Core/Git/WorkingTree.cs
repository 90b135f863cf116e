using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Releasing.Git;

/// <summary>How the working tree differs from the commit.</summary>
public sealed class WorkingTree
{
    private readonly string _root;
    private readonly Func<string, GitRepository> _open;
    private readonly Lazy<string> _digest;

    internal WorkingTree(string root, IReadOnlyList<WorkingTreeChange> changes, Func<string, GitRepository> open)
    {
        _root = root;
        _open = open;
        Changes = [.. changes.OrderBy(change => change.Path, StringComparer.Ordinal)];
        _digest = new Lazy<string>(ComputeDigest);
    }

    /// <summary>The files that differ, by path.</summary>
    public IReadOnlyList<WorkingTreeChange> Changes { get; }

    /// <summary>Something differs.</summary>
    public bool IsDirty => Changes.Count > 0;

    /// <summary>
    /// A SHA-256 (lower-case hex) over every difference and the contents of the files concerned: the same edits give the same digest in any
    /// clone, any further edit another one. Empty for a clean tree. The files are read when it is first asked for.
    /// </summary>
    public string Digest => _digest.Value;

    private string ComputeDigest()
    {
        if (!IsDirty)
        {
            return "";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var change in Changes)
        {
            Append(hash, change.State);
            Append(hash, change.Path);
            Append(hash, change.IsRepository ? StateOfRepository(change.Path) : StateOfFile(change.Path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string StateOfRepository(string path)
    {
        var folder = Path.Combine(_root, path);
        if (!Path.Exists(Path.Combine(folder, ".git")))
        {
            return "no repository";
        }

        var repository = _open(folder);
        return repository.Head + " " + repository.Status().Digest;
    }

    private string StateOfFile(string path)
    {
        var file = new FileInfo(Path.Combine(_root, path));
        if (file.LinkTarget is { } link)
        {
            return "link " + link;
        }

        if (!file.Exists)
        {
            return "no file";
        }

        // Git keeps one bit of the mode; the status line has it for files that git knows, not for new ones.
        var executable = !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
        using var stream = file.OpenRead();
        return (executable ? "program " : "file ") + Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // With its length, so that no two lists of fields run together into the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
