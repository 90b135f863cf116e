using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>A request on its way to an answer.</summary>
internal sealed class Call(HttpContext http, GitHubState state, Addresses addresses, FakeToken? token, IReadOnlyDictionary<string, string> values)
{
    private const int LargestJson = 40 * 1024 * 1024;

    public HttpRequest Request => http.Request;

    public GitHubState State => state;

    public Addresses Addresses => addresses;

    public FakeToken? Token => token;

    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The JSON that was sent, once it was read; for the record.</summary>
    public string? Json { get; private set; }

    /// <summary>How many bytes of the body were read, for the record.</summary>
    public long ReceivedBytes { get; private set; }

    public void Received(long bytes) => ReceivedBytes += bytes;

    /// <summary>A value of the path.</summary>
    public string this[string name] => values[name];

    public long Number(string name) => long.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Refusal.NotFound();

    public string? Query(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The repository of the path; one that the token must not see is not there.</summary>
    public FakeRepository Repository => state.Find(values["owner"], values["repo"]) is { } found && (!found.IsPrivate || token is not null) ? found : throw Refusal.NotFound();

    /// <summary>Whether the token may change what the permission names: it sees drafts then.</summary>
    public bool MayWrite(string permission) => token?.Allows(permission, write: true) == true;

    /// <summary>Reads the JSON object that was sent.</summary>
    public async Task<JsonObject> BodyAsync()
    {
        if (http.Request.ContentLength > LargestJson)
        {
            throw new Refusal(413, "Payload too large");
        }

        // Left open: a fault may read it again.
        using var text = new StreamReader(http.Request.Body, leaveOpen: true);
        Json = await text.ReadToEndAsync(http.RequestAborted);
        Received(Encoding.UTF8.GetByteCount(Json));
        try
        {
            return JsonNode.Parse(Json.Length == 0 ? "{}" : Json, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }) as JsonObject ?? throw new Refusal(400, "Body should be a JSON object");
        }
        catch (JsonException)
        {
            throw new Refusal(400, "Problems parsing JSON");
        }
    }
}
