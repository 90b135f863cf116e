using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schemas <c>pull-request</c> and <c>pull-request-simple</c>.</summary>
internal static class PullRequestJson
{
    public static JsonObject Of(Call call, FakeRepository repository, FakePullRequest request, bool isWhole)
    {
        var url = FormattableString.Invariant($"{call.Addresses.Api}/repos/{repository.FullName}/pulls/{request.Number}");
        var issue = FormattableString.Invariant($"{call.Addresses.Api}/repos/{repository.FullName}/issues/{request.Number}");
        var page = FormattableString.Invariant($"{call.Addresses.Site}/{repository.FullName}/pull/{request.Number}");
        var head = repository.FindBranch(request.Head) ?? new string('0', 40);
        var statuses = $"{call.Addresses.Api}/repos/{repository.FullName}/statuses/{head}";
        var json = new JsonObject
        {
            ["url"] = url,
            ["id"] = request.Id,
            ["node_id"] = NodeId.Of("PullRequest", request.Id),
            ["html_url"] = page,
            ["diff_url"] = $"{page}.diff",
            ["patch_url"] = $"{page}.patch",
            ["issue_url"] = issue,
            ["commits_url"] = $"{url}/commits",
            ["review_comments_url"] = $"{url}/comments",
            ["review_comment_url"] = $"{call.Addresses.Api}/repos/{repository.FullName}/pulls/comments{{/number}}",
            ["comments_url"] = $"{issue}/comments",
            ["statuses_url"] = statuses,
            ["number"] = request.Number,
            ["state"] = request.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = request.Title,
            ["user"] = AccountJson.Of(call.Addresses, call.State.Options.Account),
            ["body"] = request.Body,
            ["labels"] = new JsonArray(),
            ["milestone"] = null,
            ["created_at"] = Moment.Of(request.CreatedAt),
            ["updated_at"] = Moment.Of(request.CreatedAt),
            ["closed_at"] = request.IsOpen ? null : Moment.Of(request.CreatedAt),
            ["merged_at"] = null,
            ["merge_commit_sha"] = null,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["head"] = End(call, repository, request.Head, head),
            ["base"] = End(call, repository, request.Base, repository.FindBranch(request.Base) ?? new string('0', 40)),
            ["_links"] = new JsonObject
            {
                ["self"] = Link(url),
                ["html"] = Link(page),
                ["issue"] = Link(issue),
                ["comments"] = Link($"{issue}/comments"),
                ["review_comments"] = Link($"{url}/comments"),
                ["review_comment"] = Link($"{call.Addresses.Api}/repos/{repository.FullName}/pulls/comments{{/number}}"),
                ["commits"] = Link($"{url}/commits"),
                ["statuses"] = Link(statuses),
            },
            ["author_association"] = "OWNER",
            ["auto_merge"] = null,
            ["draft"] = request.IsDraft,
        };
        return isWhole ? Whole(json) : json;
    }

    private static JsonObject Whole(JsonObject json)
    {
        foreach (var name in (string[])["additions", "changed_files", "comments", "commits", "deletions", "review_comments"])
        {
            json[name] = 0;
        }

        json["mergeable"] = null;
        json["mergeable_state"] = "unknown";
        json["merged"] = false;
        json["merged_by"] = null;
        json["maintainer_can_modify"] = false;
        return json;
    }

    private static JsonObject End(Call call, FakeRepository repository, string branch, string commit) => new()
    {
        ["label"] = $"{repository.Owner}:{branch}",
        ["ref"] = branch,
        ["sha"] = commit,
        ["user"] = AccountJson.Of(call.Addresses, repository.Owner),
        ["repo"] = RepositoryJson.Of(call, repository),
    };

    private static JsonObject Link(string address) => new() { ["href"] = address };
}
