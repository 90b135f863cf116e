using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>The pages' downloads, and the storage that they and the API lead to.</summary>
internal static class DownloadRoutes
{
    public static readonly Route[] All =
    [
        new("GET", "/{owner}/{repo}/releases/download/{tag}/{name}", Need.None, call => ByName(call, call.Repository.FindByAddress(call["tag"]))) { Origin = Origin.Downloads },
        new("GET", "/{owner}/{repo}/releases/latest/download/{name}", Need.None, call => ByName(call, call.Repository.LatestRelease)) { Origin = Origin.Downloads },
        new("GET", "/storage/{owner}/{repo}/{asset_id}", Need.None, Fetch) { Origin = Origin.Downloads },
    ];

    /// <summary>Leads to the storage by an address that is signed for a while, and so needs no token.</summary>
    public static Reply ToStorage(Call call, FakeAsset asset) => asset.State == "uploaded"
        ? Reply.Redirect(FormattableString.Invariant($"{call.Addresses.Storage}/storage/{call.Repository.FullName}/{asset.Id}?sig={Signature(asset)}"))
        : throw Refusal.NotFound();

    private static Reply ByName(Call call, FakeRelease? release) => release is { IsDraft: false } && release.FindAsset(call["name"]) is { } asset ? ToStorage(call, asset) : throw Refusal.NotFound();

    private static Reply Fetch(Call call)
    {
        // As the real storage does: an address that is signed and a token as well are one proof too many.
        if (call.Request.Headers.Authorization.Count > 0)
        {
            return new Reply(400) { Text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>InvalidAuthenticationInfo</Code></Error>", ContentType = "application/xml" };
        }

        // The address holds for private repositories too.
        if (call.State.Find(call["owner"], call["repo"])?.FindAsset(call.Number("asset_id")) is not { Asset: { State: "uploaded" } asset } || call.Query("sig") != Signature(asset))
        {
            return new Reply(404) { Text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>BlobNotFound</Code></Error>", ContentType = "application/xml" };
        }

        asset.Downloads++;
        return new Reply(200)
        {
            Bytes = asset.Bytes,
            ContentType = "application/octet-stream",
            Headers = { ["content-disposition"] = $"attachment; filename={asset.Name}" },
        };
    }

    private static string Signature(FakeAsset asset) => NodeId.Of("Signature", asset.Id).TrimEnd('=');
}
