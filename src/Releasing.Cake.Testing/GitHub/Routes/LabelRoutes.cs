using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for labels" of a repository.</summary>
internal static class LabelRoutes
{
    private const string Labels = "/repos/{owner}/{repo}/labels";

    public static readonly Route[] All =
    [
        new("GET", Labels, Need.Read("issues"), call => Page.Of(call, call.Repository.Labels, label => IssueJson.Label(call, call.Repository, label))),
        new("POST", Labels, Need.Write("issues"), CreateAsync),
        new("GET", Labels + "/{name}", Need.Read("issues"), call => Reply.Ok(IssueJson.Label(call, call.Repository, Find(call)))),
        new("DELETE", Labels + "/{name}", Need.Write("issues"), Delete),
    ];

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var name = body.Required("Label", "name");
        return call.Repository.Locked(() => call.Repository.FindLabel(name) is null
            ? Reply.Created(IssueJson.Label(call, call.Repository, call.Repository.AddLabel(name, body.Text("color") ?? "ededed", body.Text("description"))))
            : throw Refusal.Invalid("Label", "name", "already_exists"));
    }

    private static Reply Delete(Call call) => call.Repository.Locked(() =>
    {
        call.Repository.Remove(Find(call));
        return Reply.Nothing();
    });

    private static FakeLabel Find(Call call) => call.Repository.FindLabel(call["name"]) ?? throw Refusal.NotFound();
}
