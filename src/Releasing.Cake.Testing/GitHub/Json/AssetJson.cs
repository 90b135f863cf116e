using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>release-asset</c>.</summary>
internal static class AssetJson
{
    public static JsonObject Of(Call call, FakeRepository repository, FakeRelease release, FakeAsset asset) => new()
    {
        ["url"] = FormattableString.Invariant($"{call.Addresses.Api}/repos/{repository.FullName}/releases/assets/{asset.Id}"),
        ["id"] = asset.Id,
        ["node_id"] = NodeId.Of("ReleaseAsset", asset.Id),
        ["name"] = asset.Name,
        ["label"] = asset.Label,
        ["uploader"] = AccountJson.Of(call.Addresses, call.State.Options.Account),
        ["content_type"] = asset.ContentType,
        ["state"] = asset.State,
        ["size"] = asset.Size,
        ["digest"] = asset.Digest,
        ["download_count"] = asset.Downloads,
        ["created_at"] = Moment.Of(asset.CreatedAt),
        ["updated_at"] = Moment.Of(asset.UpdatedAt),
        ["browser_download_url"] = $"{call.Addresses.Site}/{repository.FullName}/releases/download/{Uri.EscapeDataString(release.AddressTag)}/{Uri.EscapeDataString(asset.Name)}",
    };
}
