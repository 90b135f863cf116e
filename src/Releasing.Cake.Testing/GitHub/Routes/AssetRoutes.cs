using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;
using Releasing.Cake.Testing.GitHub.Storage;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for release assets", but for the upload.</summary>
internal static class AssetRoutes
{
    private const string Releases = "/repos/{owner}/{repo}/releases";

    public static readonly Route[] All =
    [
        new("GET", Releases + "/{release_id}/assets", Need.Read("contents"), List),
        new("GET", Releases + "/assets/{asset_id}", Need.Read("contents"), Show),
        new("PATCH", Releases + "/assets/{asset_id}", Need.Write("contents"), UpdateAsync),
        new("DELETE", Releases + "/assets/{asset_id}", Need.Write("contents"), Delete),
    ];

    private static Reply List(Call call)
    {
        var release = ReleaseRoutes.Find(call);
        return Page.Of(call, release.Assets, asset => AssetJson.Of(call, call.Repository, release, asset));
    }

    private static Reply Show(Call call)
    {
        var (release, asset) = Find(call);
        return call.Request.Headers.Accept.ToString().Contains("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            ? DownloadRoutes.ToStorage(call, asset)
            : Reply.Ok(AssetJson.Of(call, call.Repository, release, asset));
    }

    private static async Task<Reply> UpdateAsync(Call call)
    {
        var body = await call.BodyAsync();
        return call.Repository.Locked(() =>
        {
            var (release, asset) = Find(call);
            RefuseImmutable(release);
            var name = body.Text("name") is { } wanted ? AssetNames.Rewrite(wanted) : asset.Name;
            if (release.FindAsset(name) is { } other && other != asset)
            {
                throw Refusal.Invalid("ReleaseAsset", "name", "already_exists");
            }

            asset.Name = name;
            asset.Label = body.Text("label") ?? asset.Label;
            asset.UpdatedAt = call.State.Now;
            return Reply.Ok(AssetJson.Of(call, call.Repository, release, asset));
        });
    }

    private static Reply Delete(Call call) => call.Repository.Locked(() =>
    {
        var (release, asset) = Find(call);
        RefuseImmutable(release);
        release.Remove(asset);
        return Reply.Nothing();
    });

    private static (FakeRelease Release, FakeAsset Asset) Find(Call call) =>
        call.Repository.FindAsset(call.Number("asset_id")) is { } found && (!found.Release.IsDraft || call.MayWrite("contents")) ? found : throw Refusal.NotFound();

    private static void RefuseImmutable(FakeRelease release)
    {
        if (release.IsImmutable)
        {
            throw new Refusal(422, "Cannot change or delete assets of an immutable release.");
        }
    }
}
