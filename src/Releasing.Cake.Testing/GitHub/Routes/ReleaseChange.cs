using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>What creating, changing and publishing a release does to it.</summary>
internal static class ReleaseChange
{
    /// <summary>Takes the fields that were sent; the others stay.</summary>
    public static void Apply(FakeRelease release, JsonObject body)
    {
        release.Tag = body.Text("tag_name") ?? release.Tag;
        release.Target = body.Text("target_commitish") ?? release.Target;
        release.Title = body.Text("name") ?? release.Title;
        release.Notes = body.Text("body") ?? release.Notes;
        release.IsPrerelease = body.Flag("prerelease") ?? release.IsPrerelease;
    }

    /// <summary>Makes it public: a tag that is missing is made at the target, and it becomes the latest unless <c>make_latest</c> says otherwise.</summary>
    public static void Publish(FakeRepository repository, FakeRelease release, JsonObject body)
    {
        if (repository.FindTag(release.Tag) is null)
        {
            var commit = repository.FindCommit(release.Target) ?? throw Refusal.Invalid("Release", "target_commitish", "invalid");
            repository.AddTag(release.Tag, commit, annotated: false);
        }

        release.IsDraft = false;
        release.IsImmutable = repository.HasImmutableReleases;
        release.PublishedAt = repository.State.Now;
        if ((body.Text("make_latest") ?? "true") == "true" && !release.IsPrerelease)
        {
            repository.MarkLatest(release);
        }
    }
}
