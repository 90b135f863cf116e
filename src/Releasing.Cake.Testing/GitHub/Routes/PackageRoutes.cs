using System.Text.Json.Nodes;
using Releasing.Cake.Testing.GitHub.Json;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Routes;

/// <summary>"REST API endpoints for packages", of users and of organisations alike.</summary>
internal static class PackageRoutes
{
    public static readonly Route[] All = [.. Of("/users"), .. Of("/orgs")];

    private static IEnumerable<Route> Of(string kind)
    {
        var package = kind + "/{owner}/packages/{package_type}/{package_name}";
        yield return new Route("GET", kind + "/{owner}/packages", Need.Read("packages"), List);
        yield return new Route("GET", package, Need.Read("packages"), call => Reply.Ok(Json(call, Find(call))));
        yield return new Route("DELETE", package, Need.Write("packages"), Delete);
        yield return new Route("GET", package + "/versions", Need.Read("packages"), Versions);
        yield return new Route("DELETE", package + "/versions/{package_version_id}", Need.Write("packages"), DeleteVersion);
    }

    private static Reply List(Call call) => Page.Of(call, call.State.Packages(call["owner"]).Where(package => package.Type == call.Query("package_type")).ToList(), package => Json(call, package));

    private static Reply Versions(Call call)
    {
        var package = Find(call);
        return Page.Of(call, package.Versions, version => Json(call, package, version));
    }

    private static Reply Delete(Call call)
    {
        call.State.Remove(Find(call));
        return Reply.Nothing();
    }

    private static Reply DeleteVersion(Call call)
    {
        lock (call.State.Gate)
        {
            var package = Find(call);
            if (package.Versions.Count == 1)
            {
                throw new Refusal(400, "You cannot delete the last version of a package. You must delete the package instead.");
            }

            return package.Remove(call.Number("package_version_id")) ? Reply.Nothing() : throw Refusal.NotFound();
        }
    }

    private static FakePackage Find(Call call) => call.State.Packages(call["owner"]).FirstOrDefault(package => package.Type == call["package_type"] && package.Name == call["package_name"]) ?? throw Refusal.NotFound();

    private static JsonObject Json(Call call, FakePackage package) => new()
    {
        ["id"] = package.Id,
        ["name"] = package.Name,
        ["package_type"] = package.Type,
        ["owner"] = AccountJson.Of(call.Addresses, package.Owner),
        ["version_count"] = package.Versions.Count,
        ["visibility"] = "public",
        ["url"] = Root(call, package),
        ["created_at"] = Moment.Of(package.CreatedAt),
        ["updated_at"] = Moment.Of(package.CreatedAt),
        ["html_url"] = Site(call, package),
    };

    private static JsonObject Json(Call call, FakePackage package, FakePackageVersion version)
    {
        var json = new JsonObject
        {
            ["id"] = version.Id,
            ["name"] = version.Name,
            ["url"] = FormattableString.Invariant($"{Root(call, package)}/versions/{version.Id}"),
            ["package_html_url"] = Site(call, package),
            ["created_at"] = Moment.Of(version.CreatedAt),
            ["updated_at"] = Moment.Of(version.CreatedAt),
            ["html_url"] = FormattableString.Invariant($"{Site(call, package)}/{version.Id}"),
            ["metadata"] = new JsonObject { ["package_type"] = package.Type },
        };
        if (package.Type == "container")
        {
            json["metadata"]!["container"] = new JsonObject { ["tags"] = new JsonArray([.. version.Tags.Select(tag => (JsonNode)tag)]) };
        }

        return json;
    }

    private static string Root(Call call, FakePackage package) => $"{call.Addresses.Api}/users/{package.Owner}/packages/{package.Type}/{Uri.EscapeDataString(package.Name)}";

    private static string Site(Call call, FakePackage package) => $"{call.Addresses.Site}/users/{package.Owner}/packages/{package.Type}/package/{Uri.EscapeDataString(package.Name)}";
}
