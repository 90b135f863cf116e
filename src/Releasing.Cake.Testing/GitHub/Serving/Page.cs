using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Cuts a list into pages ("Using pagination in the REST API": <c>per_page</c> at most 100, 30 without it; <c>Link</c> as in RFC 8288).</summary>
internal static class Page
{
    public static Reply Of<T>(Call call, IReadOnlyList<T> all, Func<T, JsonNode> json, Func<JsonArray, JsonNode>? wrap = null)
    {
        var size = Math.Clamp(Number(call, "per_page") ?? 30, 1, 100);
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var page = Math.Max(Number(call, "page") ?? 1, 1);
        var elements = new JsonArray([.. all.Skip((int)Math.Min((long)(page - 1) * size, int.MaxValue)).Take(size).Select(json)]);
        var reply = Reply.Ok(wrap is null ? elements : wrap(elements));

        var links = new List<string>();
        void Link(int number, string relation) => links.Add($"<{Address(call, number)}>; rel=\"{relation}\"");
        if (page > 1)
        {
            Link(Math.Min(page - 1, last), "prev");
        }

        if (page < last)
        {
            Link(page + 1, "next");
            Link(last, "last");
        }

        if (page > 1)
        {
            Link(1, "first");
        }

        if (links.Count > 0)
        {
            reply.Headers["link"] = string.Join(", ", links);
        }

        return reply;
    }

    private static int? Number(Call call, string name) => int.TryParse(call.Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Address(Call call, int page)
    {
        var query = call.Request.Query.Where(pair => pair.Key != "page").Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()))
            .Append(KeyValuePair.Create("page", (string?)page.ToString(CultureInfo.InvariantCulture)));
        return call.Addresses.Api + call.Request.Path.ToUriComponent() + QueryString.Create(query).ToUriComponent();
    }
}
