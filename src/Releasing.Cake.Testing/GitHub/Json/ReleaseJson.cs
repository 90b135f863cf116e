using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>release</c>.</summary>
internal static class ReleaseJson
{
    public static JsonObject Of(Call call, FakeRepository repository, FakeRelease release)
    {
        var root = $"{call.Addresses.Api}/repos/{repository.FullName}";
        var path = FormattableString.Invariant($"/repos/{repository.FullName}/releases/{release.Id}");
        var tag = Uri.EscapeDataString(release.Tag);
        return new JsonObject
        {
            ["url"] = call.Addresses.Api + path,
            ["assets_url"] = $"{call.Addresses.Api}{path}/assets",
            ["upload_url"] = $"{call.Addresses.Uploads}{path}/assets{{?name,label}}",
            ["html_url"] = $"{call.Addresses.Site}/{repository.FullName}/releases/tag/{Uri.EscapeDataString(release.AddressTag)}",
            ["id"] = release.Id,
            ["author"] = AccountJson.Of(call.Addresses, call.State.Options.Account),
            ["node_id"] = NodeId.Of("Release", release.Id),
            ["tag_name"] = release.Tag,
            ["target_commitish"] = release.Target,
            ["name"] = release.Title,
            ["draft"] = release.IsDraft,
            ["immutable"] = release.IsImmutable,
            ["prerelease"] = release.IsPrerelease,
            ["created_at"] = Moment.Of(release.CreatedAt),
            ["updated_at"] = Moment.Of(release.UpdatedAt),
            ["published_at"] = release.PublishedAt is { } published ? Moment.Of(published) : null,
            ["assets"] = new JsonArray([.. release.Assets.Select(asset => AssetJson.Of(call, repository, release, asset))]),
            ["tarball_url"] = release.IsDraft ? null : $"{root}/tarball/{tag}",
            ["zipball_url"] = release.IsDraft ? null : $"{root}/zipball/{tag}",
            ["body"] = release.Notes,
        };
    }
}
