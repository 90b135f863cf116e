using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Git;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>content-file</c>, and what stands in a <c>content-directory</c>.</summary>
internal static class ContentJson
{
    /// <summary>A file or folder.</summary>
    /// <param name="call">The request.</param>
    /// <param name="branch">The branch it is of.</param>
    /// <param name="entry">Its path and hash.</param>
    /// <param name="withContent">With the bytes, as Base64.</param>
    public static JsonObject Of(Call call, string branch, GitTreeEntry entry, bool withContent)
    {
        var repository = call.Repository;
        var bytes = repository.Objects.Blob(entry.Hash);
        var self = $"{call.Addresses.Api}/repos/{repository.FullName}/contents/{entry.Name}?ref={Uri.EscapeDataString(branch)}";
        var page = $"{call.Addresses.Site}/{repository.FullName}/{entry.Type}/{branch}/{entry.Name}";
        var git = $"{call.Addresses.Api}/repos/{repository.FullName}/git/{entry.Type}s/{entry.Hash}";
        var json = new JsonObject
        {
            ["name"] = entry.Name[(entry.Name.LastIndexOf('/') + 1)..],
            ["path"] = entry.Name,
            ["sha"] = entry.Hash,
            ["size"] = bytes?.Length ?? 0,
            ["url"] = self,
            ["html_url"] = page,
            ["git_url"] = git,
            ["download_url"] = entry.IsFolder ? null : $"{call.Addresses.Site}/{repository.FullName}/raw/{branch}/{entry.Name}",
            ["type"] = entry.IsFolder ? "dir" : "file",
            ["_links"] = new JsonObject { ["self"] = self, ["git"] = git, ["html"] = page },
        };
        if (withContent && bytes is not null)
        {
            json["content"] = Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n");
            json["encoding"] = "base64";
        }

        return json;
    }
}
