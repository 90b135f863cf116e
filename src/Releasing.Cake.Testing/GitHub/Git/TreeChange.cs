using System.Text;
using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Git;

/// <summary>A line of "Create a tree": a blob by its hash or its content, or a path to leave out.</summary>
internal static class TreeChange
{
    public static void Apply(GitObjects objects, SortedDictionary<string, GitTreeEntry> files, JsonObject entry)
    {
        var path = entry.Required("Tree", "path");
        if (path.StartsWith('/') || path.Split('/').Any(part => part is "" or "." or ".." or ".git"))
        {
            throw new Refusal(422, "tree.path contains a malformed path component");
        }

        if (entry.ContainsKey("sha") && entry["sha"] is null)
        {
            if (!files.Remove(path))
            {
                throw new Refusal(422, "GitRPC::BadObjectState");
            }

            return;
        }

        var mode = entry.Required("Tree", "mode");
        if (entry.Text("content") is { } content)
        {
            files[path] = new GitTreeEntry(path, mode, objects.Write(Encoding.UTF8.GetBytes(content)));
            return;
        }

        var hash = entry.Required("Tree", "sha");
        if (mode == GitTreeEntry.Folder && objects.Tree(hash) is not null)
        {
            foreach (var file in objects.Files(hash))
            {
                files[$"{path}/{file.Name}"] = file with { Name = $"{path}/{file.Name}" };
            }
        }
        else
        {
            files[path] = objects.Blob(hash) is not null ? new GitTreeEntry(path, mode, hash) : throw new Refusal(422, $"tree.sha {hash} is not a valid blob");
        }
    }
}
