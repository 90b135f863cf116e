using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>The headers of every answer of the API.</summary>
internal static class Headers
{
    public static void Add(HttpContext http, GitHubState state, Origin origin, Reply reply)
    {
        var headers = http.Response.Headers;
        if (origin != Origin.Downloads)
        {
            AddUsual(http, state);
        }

        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = value;
        }
    }

    private static void AddUsual(HttpContext http, GitHubState state)
    {
        var headers = http.Response.Headers;
        var limit = state.Options.RequestsPerHour;
        var number = Numbers(http.TraceIdentifier);
        headers["x-github-request-id"] = $"{number[..4]}:{number[4..10]}:{number[10..16]}:{number[16..22]}:{number[22..30]}";
        headers["x-github-media-type"] = "github.v3; format=json";
        headers["x-github-api-version-selected"] = http.Request.Headers["x-github-api-version"] is { Count: > 0 } version ? version : "2022-11-28";
        headers["x-ratelimit-limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-used"] = Math.Min(state.Requests, limit).ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-remaining"] = Math.Max(0, limit - state.Requests).ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-reset"] = state.Now.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-resource"] = "core";
    }

    /// <summary>Gives a successful answer its entity tag, and tells whether the client has it already (RFC 9110, section 13.1.2).</summary>
    public static bool IsUnchanged(HttpContext http, Reply reply, string? json)
    {
        if (reply.Status != 200 || json is null || http.Request.Method != "GET")
        {
            return false;
        }

        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag, StringComparer.Ordinal);
    }

    private static string Numbers(string request) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
}
