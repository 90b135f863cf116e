using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Json;

/// <summary>Schema <c>simple-user</c>.</summary>
internal static class AccountJson
{
    public static JsonObject Of(Addresses addresses, string login)
    {
        var id = BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(login)));
        var url = $"{addresses.Api}/users/{login}";
        return new JsonObject
        {
            ["login"] = login,
            ["id"] = id,
            ["node_id"] = NodeId.Of("User", id),
            ["avatar_url"] = $"{addresses.Site}/avatars/u/{id.ToString(CultureInfo.InvariantCulture)}?v=4",
            ["gravatar_id"] = "",
            ["url"] = url,
            ["html_url"] = $"{addresses.Site}/{login}",
            ["followers_url"] = $"{url}/followers",
            ["following_url"] = $"{url}/following{{/other_user}}",
            ["gists_url"] = $"{url}/gists{{/gist_id}}",
            ["starred_url"] = $"{url}/starred{{/owner}}{{/repo}}",
            ["subscriptions_url"] = $"{url}/subscriptions",
            ["organizations_url"] = $"{url}/orgs",
            ["repos_url"] = $"{url}/repos",
            ["events_url"] = $"{url}/events{{/privacy}}",
            ["received_events_url"] = $"{url}/received_events",
            ["type"] = "User",
            ["user_view_type"] = "public",
            ["site_admin"] = false,
        };
    }
}
