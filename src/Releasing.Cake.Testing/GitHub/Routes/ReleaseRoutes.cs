using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for releases".</summary>
internal static class ReleaseRoutes
{
    private const string Releases = "/repos/{owner}/{repo}/releases";

    public static readonly Route[] All =
    [
        new("GET", Releases, Need.Read("contents"), List),
        new("POST", Releases, Need.Write("contents"), CreateAsync),
        new("GET", Releases + "/latest", Need.Read("contents"), call => Show(call, call.Repository.LatestRelease)),
        new("GET", Releases + "/tags/{*tag}", Need.Read("contents"), call => Show(call, call.Repository.FindPublished(call["tag"]))),
        new("GET", Releases + "/{release_id}", Need.Read("contents"), call => Show(call, Find(call))),
        new("PATCH", Releases + "/{release_id}", Need.Write("contents"), UpdateAsync),
        new("DELETE", Releases + "/{release_id}", Need.Write("contents"), Delete),
    ];

    /// <summary>The release of the path; a draft is there only for those who may write.</summary>
    public static FakeRelease Find(Call call) =>
        call.Repository.FindRelease(call.Number("release_id")) is { } release && (!release.IsDraft || call.MayWrite("contents")) ? release : throw Refusal.NotFound();

    private static Reply List(Call call)
    {
        var repository = call.Repository;
        var seen = repository.Releases.Where(release => !release.IsDraft || call.MayWrite("contents")).ToList();
        return Page.Of(call, seen, release => ReleaseJson.Of(call, repository, release));
    }

    private static Reply Show(Call call, FakeRelease? release) => release is null ? throw Refusal.NotFound() : Reply.Ok(ReleaseJson.Of(call, call.Repository, release));

    private static async Task<Reply> CreateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var repository = call.Repository;
        var tag = body.Required("Release", "tag_name");
        return repository.Locked(() =>
        {
            var isDraft = body.Flag("draft") ?? false;
            if (!isDraft && repository.FindPublished(tag) is not null)
            {
                throw Refusal.Invalid("Release", "tag_name", "already_exists");
            }

            // Any number of drafts may name one tag.
            CheckNotes(body);
            var release = repository.AddRelease(tag, draft: true);
            release.Title = null;
            ReleaseChange.Apply(release, body);
            if (!isDraft)
            {
                ReleaseChange.Publish(repository, release, body);
            }

            var reply = Reply.Created(ReleaseJson.Of(call, repository, release));
            reply.Headers["location"] = FormattableString.Invariant($"{call.Addresses.Api}/repos/{repository.FullName}/releases/{release.Id}");
            return reply;
        });
    }

    private static async Task<Reply> UpdateAsync(Call call)
    {
        var body = await call.BodyAsync();
        var repository = call.Repository;
        return repository.Locked(() =>
        {
            var release = Find(call);
            var tag = body.Text("tag_name") ?? release.Tag;
            if (release.IsImmutable && tag != release.Tag)
            {
                throw Refusal.Invalid("Release", "tag_name", "custom", "tag_name cannot be changed on an immutable release");
            }

            var becomesPublic = release.IsDraft && body.Flag("draft") == false;
            if ((becomesPublic || !release.IsDraft) && repository.FindPublished(tag) is { } other && other != release)
            {
                throw Refusal.Invalid("Release", "tag_name", "already_exists");
            }

            CheckNotes(body);
            ReleaseChange.Apply(release, body);
            if (becomesPublic)
            {
                ReleaseChange.Publish(repository, release, body);
            }
            else if (body.Flag("draft") == true && !release.IsDraft)
            {
                release.IsDraft = true;
                release.PublishedAt = null;
            }
            else if (!release.IsDraft && body.Text("make_latest") == "true" && !release.IsPrerelease)
            {
                repository.MarkLatest(release);
            }

            release.UpdatedAt = call.State.Now;
            return Reply.Ok(ReleaseJson.Of(call, repository, release));
        });
    }

    private static Reply Delete(Call call) => call.Repository.Locked(() =>
    {
        call.Repository.Remove(Find(call));
        return Reply.Nothing();
    });

    private static void CheckNotes(JsonObject body)
    {
        if (body.Text("body") is { Length: > 125_000 })
        {
            throw Refusal.Invalid("Release", "body", "custom", "body is too long (maximum is 125000 characters)");
        }

        if (body.Text("make_latest") is { } latest and not ("true" or "false" or "legacy"))
        {
            throw new Refusal(422, $"Invalid request.\n\n{latest} is not a member of [\"true\", \"false\", \"legacy\"].");
        }
    }
}
