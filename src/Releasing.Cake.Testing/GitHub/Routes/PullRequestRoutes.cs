using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for pull requests", between branches of one repository.</summary>
internal static class PullRequestRoutes
{
    private const string Pulls = "/repos/{owner}/{repo}/pulls";

    public static readonly Route[] All =
    [
        new("GET", Pulls, Need.Read("pull_requests"), List),
        new("POST", Pulls, Need.Write("pull_requests"), CreateAsync),
        new("GET", Pulls + "/{pull_number}", Need.Read("pull_requests"), call => Reply.Ok(PullRequestJson.Of(call, call.Repository, Find(call), isWhole: true))),
        new("PATCH", Pulls + "/{pull_number}", Need.Write("pull_requests"), UpdateAsync),
    ];

    private static Reply List(Call call)
    {
        var repository = call.Repository;
        var state = call.Query("state") ?? "open";
        var found = repository.PullRequests
            .Where(one => state == "all" || one.IsOpen == (state == "open"))
            .Where(one => call.Query("head") is not { } head || head == $"{repository.Owner}:{one.Head}")
            .Where(one => call.Query("base") is not { } target || target == one.Base)
            .Reverse().ToList();
        return Page.Of(call, found, one => PullRequestJson.Of(call, repository, one, isWhole: false));
    }

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var repository = call.Repository;
        var head = body.Required("PullRequest", "head");
        var target = body.Required("PullRequest", "base");
        var title = body.Required("PullRequest", "title");
        head = head.StartsWith(repository.Owner + ":", StringComparison.OrdinalIgnoreCase) ? head[(repository.Owner.Length + 1)..] : head;
        return repository.Locked(() =>
        {
            foreach (var (field, branch) in ((string, string)[])[("head", head), ("base", target)])
            {
                if (repository.FindBranch(branch) is null)
                {
                    throw Refusal.Invalid("PullRequest", field, "invalid");
                }
            }

            if (repository.PullRequests.Any(one => one.IsOpen && one.Head == head && one.Base == target))
            {
                throw Refusal.Invalid("PullRequest", "head", "custom", $"A pull request already exists for {repository.Owner}:{head}.");
            }

            if (repository.Objects.IsAncestor(repository.FindBranch(head)!, repository.FindBranch(target)!))
            {
                throw Refusal.Invalid("PullRequest", "head", "custom", $"No commits between {target} and {head}");
            }

            var request = repository.AddPullRequest(head, target);
            request.Title = title;
            request.Body = body.Text("body");
            request.IsDraft = body.Flag("draft") ?? false;
            var reply = Reply.Created(PullRequestJson.Of(call, repository, request, isWhole: true));
            reply.Headers["location"] = FormattableString.Invariant($"{call.Addresses.Api}/repos/{repository.FullName}/pulls/{request.Number}");
            return reply;
        });
    }

    private static async Task<Reply> UpdateAsync(Call call)
    {
        var body = await call.BodyAsync();
        return call.Repository.Locked(() =>
        {
            var request = Find(call);
            request.Title = body.Text("title") ?? request.Title;
            request.Body = body.Text("body") ?? request.Body;
            request.Base = body.Text("base") ?? request.Base;
            request.IsOpen = body.Text("state") switch
            {
                "closed" => false,
                "open" => true,
                _ => request.IsOpen,
            };
            return Reply.Ok(PullRequestJson.Of(call, call.Repository, request, isWhole: true));
        });
    }

    private static FakePullRequest Find(Call call) => call.Repository.PullRequests.FirstOrDefault(one => one.Number == call.Number("pull_number")) ?? throw Refusal.NotFound();
}
