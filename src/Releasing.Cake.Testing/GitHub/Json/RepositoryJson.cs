using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>full-repository</c>.</summary>
internal static class RepositoryJson
{
    // The addresses that a client may follow, by their path below the repository.
    private static readonly (string Name, string Path)[] s_addresses =
    [
        ("archive_url", "/{archive_format}{/ref}"), ("assignees_url", "/assignees{/user}"), ("blobs_url", "/git/blobs{/sha}"), ("branches_url", "/branches{/branch}"),
        ("collaborators_url", "/collaborators{/collaborator}"), ("comments_url", "/comments{/number}"), ("commits_url", "/commits{/sha}"), ("compare_url", "/compare/{base}...{head}"),
        ("contents_url", "/contents/{+path}"), ("contributors_url", "/contributors"), ("deployments_url", "/deployments"), ("downloads_url", "/downloads"), ("events_url", "/events"),
        ("forks_url", "/forks"), ("git_commits_url", "/git/commits{/sha}"), ("git_refs_url", "/git/refs{/sha}"), ("git_tags_url", "/git/tags{/sha}"), ("hooks_url", "/hooks"),
        ("issue_comment_url", "/issues/comments{/number}"), ("issue_events_url", "/issues/events{/number}"), ("issues_url", "/issues{/number}"), ("keys_url", "/keys{/key_id}"),
        ("labels_url", "/labels{/name}"), ("languages_url", "/languages"), ("merges_url", "/merges"), ("milestones_url", "/milestones{/number}"),
        ("notifications_url", "/notifications{?since,all,participating}"), ("pulls_url", "/pulls{/number}"), ("releases_url", "/releases{/id}"), ("stargazers_url", "/stargazers"),
        ("statuses_url", "/statuses/{sha}"), ("subscribers_url", "/subscribers"), ("subscription_url", "/subscription"), ("tags_url", "/tags"), ("teams_url", "/teams"), ("trees_url", "/git/trees{/sha}"),
    ];

    private static readonly string[] s_zeros =
        ["forks_count", "stargazers_count", "watchers_count", "size", "open_issues_count", "subscribers_count", "network_count", "forks", "open_issues", "watchers"];

    public static JsonObject Of(Call call, FakeRepository repository)
    {
        var url = $"{call.Addresses.Api}/repos/{repository.FullName}";
        var site = $"{call.Addresses.Site}/{repository.FullName}";
        var json = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = NodeId.Of("Repository", repository.Id),
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["private"] = repository.IsPrivate,
            ["visibility"] = repository.IsPrivate ? "private" : "public",
            ["owner"] = AccountJson.Of(call.Addresses, repository.Owner),
            ["html_url"] = site,
            ["description"] = repository.Description,
            ["fork"] = false,
            ["url"] = url,
            ["git_url"] = $"git:{site[(site.IndexOf(':', StringComparison.Ordinal) + 1)..]}.git",
            ["ssh_url"] = $"git@github.com:{repository.FullName}.git",
            ["clone_url"] = $"{site}.git",
            ["svn_url"] = site,
            ["mirror_url"] = null,
            ["homepage"] = null,
            ["language"] = null,
            ["license"] = null,
            ["default_branch"] = repository.DefaultBranch,
            ["has_issues"] = true,
            ["has_projects"] = true,
            ["has_wiki"] = true,
            ["has_pages"] = false,
            ["has_downloads"] = true,
            ["has_discussions"] = false,
            ["archived"] = false,
            ["disabled"] = false,
            ["pushed_at"] = Moment.Of(repository.CreatedAt),
            ["created_at"] = Moment.Of(repository.CreatedAt),
            ["updated_at"] = Moment.Of(repository.CreatedAt),
        };
        foreach (var (name, path) in s_addresses)
        {
            json[name] = url + path;
        }

        foreach (var name in s_zeros)
        {
            json[name] = 0;
        }

        if (call.Token is not null)
        {
            var writes = call.MayWrite("contents");
            json["permissions"] = new JsonObject { ["admin"] = false, ["maintain"] = false, ["push"] = writes, ["triage"] = writes, ["pull"] = true };
        }

        return json;
    }
}
