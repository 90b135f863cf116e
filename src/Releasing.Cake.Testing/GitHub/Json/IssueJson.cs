using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schemas <c>issue</c> and <c>label</c>.</summary>
internal static class IssueJson
{
    public static JsonObject Of(Call call, FakeRepository repository, FakeIssue issue)
    {
        var root = $"{call.Addresses.Api}/repos/{repository.FullName}";
        var url = FormattableString.Invariant($"{root}/issues/{issue.Number}");
        return new JsonObject
        {
            ["url"] = url,
            ["repository_url"] = root,
            ["labels_url"] = $"{url}/labels{{/name}}",
            ["comments_url"] = $"{url}/comments",
            ["events_url"] = $"{url}/events",
            ["html_url"] = FormattableString.Invariant($"{call.Addresses.Site}/{repository.FullName}/issues/{issue.Number}"),
            ["id"] = issue.Id,
            ["node_id"] = NodeId.Of("Issue", issue.Id),
            ["number"] = issue.Number,
            ["title"] = issue.Title,
            ["user"] = AccountJson.Of(call.Addresses, call.State.Options.Account),
            ["labels"] = new JsonArray([.. issue.Labels.Select(repository.FindLabel).OfType<FakeLabel>().Select(label => Label(call, repository, label))]),
            ["state"] = issue.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["milestone"] = null,
            ["comments"] = issue.Comments.Count,
            ["created_at"] = Moment.Of(issue.CreatedAt),
            ["updated_at"] = Moment.Of(issue.UpdatedAt),
            ["closed_at"] = issue.IsOpen ? null : Moment.Of(issue.UpdatedAt),
            ["author_association"] = "OWNER",
            ["body"] = issue.Body,
        };
    }

    public static JsonObject Label(Call call, FakeRepository repository, FakeLabel label) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = NodeId.Of("Label", label.Id),
        ["url"] = $"{call.Addresses.Api}/repos/{repository.FullName}/labels/{Uri.EscapeDataString(label.Name)}",
        ["name"] = label.Name,
        ["color"] = label.Color,
        ["default"] = false,
        ["description"] = label.Description,
    };
}
