using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>Blobs, trees and commits by their hashes, which are git's own (gitformat-pack(5), "Object types"; SHA-1).</summary>
internal sealed class GitObjects
{
    private readonly Dictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<GitTreeEntry>> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GitCommit> _commits = new(StringComparer.Ordinal);

    public byte[]? Blob(string hash) => _blobs.GetValueOrDefault(hash);

    public IReadOnlyList<GitTreeEntry>? Tree(string hash) => _trees.GetValueOrDefault(hash);

    public GitCommit? Commit(string hash) => _commits.GetValueOrDefault(hash);

    public string Write(byte[] bytes)
    {
        var hash = Hash("blob", bytes);
        _blobs[hash] = bytes;
        return hash;
    }

    public string Write(GitCommit commit)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"tree {commit.Tree}\n");
        foreach (var parent in commit.Parents)
        {
            text.Append(CultureInfo.InvariantCulture, $"parent {parent}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"author {Line(commit.Author)}\ncommitter {Line(commit.Committer)}\n\n{commit.Message}");
        var hash = Hash("commit", Encoding.UTF8.GetBytes(text.ToString()));
        _commits[hash] = commit;
        return hash;
    }

    /// <summary>Writes the trees of a flat list of files, folder by folder.</summary>
    /// <returns>The root tree.</returns>
    public string WriteFiles(IEnumerable<GitTreeEntry> files)
    {
        var folders = new Dictionary<string, List<GitTreeEntry>>(StringComparer.Ordinal) { [""] = [] };
        foreach (var file in files)
        {
            var (folder, name) = Split(file.Name);
            for (var above = folder; !folders.ContainsKey(above); above = Split(above).Folder)
            {
                folders[above] = [];
            }

            folders[folder].Add(file with { Name = name });
        }

        foreach (var (path, entries) in folders.Where(folder => folder.Key.Length > 0).OrderByDescending(folder => folder.Key.Count(character => character == '/')))
        {
            var (above, name) = Split(path);
            folders[above].Add(new GitTreeEntry(name, GitTreeEntry.Folder, WriteTree(entries)));
        }

        return WriteTree(folders[""]);
    }

    /// <summary>Every file below a tree, by path; folders too where they are asked for.</summary>
    public IReadOnlyList<GitTreeEntry> Files(string tree, bool withFolders = false)
    {
        var found = new List<GitTreeEntry>();
        var open = new Stack<(string Prefix, string Tree)>([("", tree)]);
        while (open.TryPop(out var folder))
        {
            foreach (var entry in Tree(folder.Tree) ?? [])
            {
                var path = folder.Prefix + entry.Name;
                if (entry.IsFolder)
                {
                    open.Push((path + "/", entry.Hash));
                }

                if (!entry.IsFolder || withFolders)
                {
                    found.Add(entry with { Name = path });
                }
            }
        }

        return [.. found.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>Whether a commit is reached from another by its parents.</summary>
    public bool IsAncestor(string ancestor, string commit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([commit]);
        while (open.TryPop(out var current))
        {
            if (current == ancestor)
            {
                return true;
            }

            if (seen.Add(current))
            {
                foreach (var parent in Commit(current)?.Parents ?? [])
                {
                    open.Push(parent);
                }
            }
        }

        return false;
    }

    private string WriteTree(List<GitTreeEntry> entries)
    {
        // Git sorts folders as if their names ended with a slash.
        var sorted = entries.OrderBy(entry => entry.IsFolder ? entry.Name + "/" : entry.Name, StringComparer.Ordinal).ToList();
        var bytes = new MemoryStream();
        foreach (var entry in sorted)
        {
            bytes.Write(Encoding.UTF8.GetBytes($"{entry.Mode.TrimStart('0')} {entry.Name}\0"));
            bytes.Write(Convert.FromHexString(entry.Hash));
        }

        var hash = Hash("tree", bytes.ToArray());
        _trees[hash] = sorted;
        return hash;
    }

    private static string Line(GitPerson person) => FormattableString.Invariant($"{person.Name} <{person.Email}> {person.Date.ToUnixTimeSeconds()} +0000");

    private static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
    }

    private static string Hash(string type, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(FormattableString.Invariant($"{type} {bytes.Length}\0")));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
