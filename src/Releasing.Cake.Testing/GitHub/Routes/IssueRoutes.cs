using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for issues" and their comments.</summary>
internal static class IssueRoutes
{
    private const string Issues = "/repos/{owner}/{repo}/issues";

    public static readonly Route[] All =
    [
        new("GET", Issues, Need.Read("issues"), List),
        new("POST", Issues, Need.Write("issues"), CreateAsync),
        new("GET", Issues + "/{issue_number}", Need.Read("issues"), call => Reply.Ok(IssueJson.Of(call, call.Repository, Find(call)))),
        new("PATCH", Issues + "/{issue_number}", Need.Write("issues"), UpdateAsync),
        new("POST", Issues + "/{issue_number}/comments", Need.Write("issues"), CommentAsync),
    ];

    private static Reply List(Call call)
    {
        var repository = call.Repository;
        var state = call.Query("state") ?? "open";
        var labels = (call.Query("labels") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var found = repository.Issues.Where(issue => state == "all" || issue.IsOpen == (state == "open")).Where(issue => labels.All(issue.Labels.Contains)).Reverse().ToList();
        return Page.Of(call, found, issue => IssueJson.Of(call, repository, issue));
    }

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        return call.Repository.Locked(() =>
        {
            var issue = call.Repository.AddIssue(body.Required("Issue", "title"), body.Text("body"), Labels(body) ?? []);
            var reply = Reply.Created(IssueJson.Of(call, call.Repository, issue));
            reply.Headers["location"] = FormattableString.Invariant($"{call.Addresses.Api}/repos/{call.Repository.FullName}/issues/{issue.Number}");
            return reply;
        });
    }

    private static async Task<Reply> UpdateAsync(Call call)
    {
        var body = await call.BodyAsync();
        return call.Repository.Locked(() =>
        {
            var issue = Find(call);
            issue.Title = body.Text("title") ?? issue.Title;
            issue.Body = body.Text("body") ?? issue.Body;
            issue.IsOpen = body.Text("state") is { } state ? state == "open" : issue.IsOpen;
            issue.UpdatedAt = call.State.Now;
            if (Labels(body) is { } labels)
            {
                call.Repository.SetLabels(issue, labels);
            }

            return Reply.Ok(IssueJson.Of(call, call.Repository, issue));
        });
    }

    private static async Task<Reply> CommentAsync(Call call)
    {
        var body = await call.BodyAsync();
        var text = body.Required("IssueComment", "body");
        return call.Repository.Locked(() =>
        {
            var issue = Find(call);
            issue.Say(text);
            var id = call.State.NextId();
            var root = $"{call.Addresses.Api}/repos/{call.Repository.FullName}/issues";
            return Reply.Created(new JsonObject
            {
                ["id"] = id,
                ["node_id"] = NodeId.Of("IssueComment", id),
                ["url"] = FormattableString.Invariant($"{root}/comments/{id}"),
                ["html_url"] = FormattableString.Invariant($"{call.Addresses.Site}/{call.Repository.FullName}/issues/{issue.Number}#issuecomment-{id}"),
                ["issue_url"] = FormattableString.Invariant($"{root}/{issue.Number}"),
                ["user"] = AccountJson.Of(call.Addresses, call.State.Options.Account),
                ["created_at"] = Moment.Of(call.State.Now),
                ["updated_at"] = Moment.Of(call.State.Now),
                ["author_association"] = "OWNER",
                ["body"] = text,
            });
        });
    }

    private static FakeIssue Find(Call call) => call.Repository.Issues.FirstOrDefault(issue => issue.Number == call.Number("issue_number")) ?? throw Refusal.NotFound();

    // A label is its name, or an object that has one.
    private static List<string>? Labels(JsonObject body) => body.List("labels")?.Select(label => label is JsonObject named ? named.Required("Label", "name") : label?.GetValue<string>() ?? "").ToList();
}
