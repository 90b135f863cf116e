using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Releasing.AcceptanceTests.Provenance;

/// <summary>The token service and the issuer of GitHub Actions on loopback: tokens with the claims of a test, signed by a key that the issuer publishes.</summary>
public sealed class GitHubIssuer : IDisposable
{
    public const string Credential = "runner-credential";

    private readonly RSA _key = RSA.Create(2048);
    private readonly HttpListener _listener = new();
    private readonly JsonObject _claims;

    public GitHubIssuer(JsonObject claims)
    {
        _claims = claims;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The issuer.</summary>
    public string Address { get; }

    /// <summary>What a runner sets for a job that may ask for tokens.</summary>
    public Dictionary<string, string?> Variables => new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_SERVER_URL"] = "https://github.com",
        ["ACTIONS_ID_TOKEN_REQUEST_URL"] = Address + "/token?api-version=2.0",
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = Credential,
    };

    public void Dispose()
    {
        _listener.Close();
        _key.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext request;
            try
            {
                request = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var answer = Answer(request.Request);
            request.Response.StatusCode = answer is null ? 403 : 200;
            request.Response.ContentType = "application/json";
            request.Response.Close(Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? "{}"), willBlock: true);
        }
    }

    private JsonObject? Answer(HttpListenerRequest request) => request.Url!.AbsolutePath switch
    {
        "/.well-known/openid-configuration" => new JsonObject { ["issuer"] = Address, ["jwks_uri"] = Address + "/jwks" },
        "/jwks" => new JsonObject { ["keys"] = new JsonArray(PublicKey()) },
        "/token" when request.Headers["Authorization"] == "Bearer " + Credential => new JsonObject { ["value"] = Token(request.QueryString["audience"]!) },
        _ => null,
    };

    private JsonObject PublicKey()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "one", ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
        };
    }

    private string Token(string audience)
    {
        var claims = (JsonObject)_claims.DeepClone();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (claims["iss"], claims["aud"], claims["iat"], claims["nbf"], claims["exp"]) = (Address, audience, now, now - 5, now + 300);
        var signed = Part(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "one" }) + "." + Part(claims);
        return signed + "." + Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
