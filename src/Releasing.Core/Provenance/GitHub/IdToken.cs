using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Provenance.GitHub;

/// <summary>Checks an OIDC ID token: a JSON Web Token (RFC 7519) signed by RS256 or ES256 (RFC 7515, RFC 7518) with a key of its issuer's set (RFC 7517).</summary>
internal static class IdToken
{
    private const string Where = "OIDC token of the run";
    private const int LongestToken = 64 * 1024;

    // The clock of a runner and that of the issuer are not the same clock.
    private static readonly TimeSpan s_leeway = TimeSpan.FromMinutes(1);
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The claims of a token that its issuer signed for an audience and that is valid now.</summary>
    /// <param name="token">The token; no message holds it.</param>
    /// <param name="keys">The issuer's key set.</param>
    /// <param name="issuer">The issuer; GitHub's for an enterprise has a name behind it.</param>
    /// <param name="audience">Whom it is for.</param>
    /// <param name="now">The time.</param>
    public static JsonObject Check(string token, JsonObject keys, Uri issuer, string audience, DateTimeOffset now)
    {
        var parts = token.Length > LongestToken ? [] : token.Split('.');
        if (parts.Length != 3)
        {
            throw Wrong("it is no JSON Web Token");
        }

        var head = Decode(parts[0]);
        var signature = Bytes(parts[2]);
        if (!Candidates(keys, Text(head, "kid")).Any(key => Verifies(key, Text(head, "alg"), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)))
        {
            throw Wrong("no key of its issuer has signed it");
        }

        var claims = Decode(parts[1]);
        var expected = issuer.AbsoluteUri.TrimEnd('/');
        if (Text(claims, "iss") is not { } named || (named != expected && !named.StartsWith(expected + "/", StringComparison.Ordinal)))
        {
            throw Wrong($"its issuer is not {expected} but '{PlainText.Line(Text(claims, "iss") ?? "nobody")}'");
        }

        if (!Audiences(claims).Contains(audience, StringComparer.Ordinal))
        {
            throw Wrong($"it is not for '{audience}'");
        }

        if (Time(claims, "exp") is not { } end || end + s_leeway <= now)
        {
            throw Wrong("it has expired");
        }

        return Time(claims, "nbf") is { } begin && begin - s_leeway > now ? throw Wrong("it is not valid yet") : claims;
    }

    private static IEnumerable<JsonObject> Candidates(JsonObject keys, string? id) => (keys["keys"] as JsonArray ?? []).OfType<JsonObject>()
        .Where(key => id is null || Text(key, "kid") is not { } name || name == id);

    private static bool Verifies(JsonObject key, string? algorithm, byte[] content, byte[] signature)
    {
        try
        {
            switch (algorithm, Text(key, "kty"))
            {
                case ("RS256", "RSA"):
                    using (var rsa = RSA.Create(new RSAParameters { Modulus = Member(key, "n"), Exponent = Member(key, "e") }))
                    {
                        return rsa.KeySize >= 2048 && rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                    }

                case ("ES256", "EC") when Text(key, "crv") == "P-256":
                    using (var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Member(key, "x"), Y = Member(key, "y") } }))
                    {
                        return ec.VerifyData(content, signature, HashAlgorithmName.SHA256);
                    }

                default:
                    // "none" and the algorithms with a shared secret among them.
                    return false;
            }
        }
        catch (CryptographicException)
        {
            // Not a key, so it has not signed.
            return false;
        }
    }

    private static IEnumerable<string> Audiences(JsonObject claims) => claims["aud"] switch
    {
        JsonArray several => several.Select(one => one is JsonValue value && value.TryGetValue<string>(out var text) ? text : "").Where(text => text.Length > 0),
        _ => Text(claims, "aud") is { } one ? [one] : [],
    };

    private static DateTimeOffset? Time(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<double>(out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    private static byte[] Member(JsonObject key, string name) => Bytes(Text(key, name) ?? "");

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Decode(string part)
    {
        try
        {
            return JsonNode.Parse(Bytes(part), documentOptions: s_options) as JsonObject ?? throw Wrong("it holds no claims");
        }
        catch (JsonException)
        {
            throw Wrong("it is no JSON Web Token");
        }
    }

    private static byte[] Bytes(string base64Url)
    {
        try
        {
            return Base64Url.DecodeFromChars(base64Url);
        }
        catch (FormatException)
        {
            throw Wrong("it is no JSON Web Token");
        }
    }

    private static InvalidInputException Wrong(string what) => new(Where, what, "Run it in a job of GitHub Actions with 'permissions: id-token: write'");
}
