using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>A plain client of the fake: follows no redirect, retries nothing.</summary>
internal sealed class GitHubConnection : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly FakeGitHub _github;

    public GitHubConnection(FakeGitHub github, string? token = null)
    {
        _github = github;
        Token = token ?? github.Token;
    }

    public string Token { get; init; }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(_github.Api, address)) { Content = content };
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request);
    }

    public async Task<JsonNode> GetAsync(string address, int status = 200) => await JsonAsync(await SendAsync(HttpMethod.Get, address), status);

    public async Task<JsonNode> PostAsync(string address, JsonNode body, int status = 201) => await JsonAsync(await SendAsync(HttpMethod.Post, address, Body(body)), status);

    public async Task<JsonNode> PatchAsync(string address, JsonNode body, int status = 200) => await JsonAsync(await SendAsync(HttpMethod.Patch, address, Body(body)), status);

    public async Task<JsonNode> UploadAsync(JsonNode release, string name, byte[] bytes, int status = 201)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await JsonAsync(await SendAsync(HttpMethod.Post, release["upload_url"]!.GetValue<string>().Split('{')[0] + "?name=" + Uri.EscapeDataString(name), content), status);
    }

    public void Dispose() => _client.Dispose();

    private static StringContent Body(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response, int status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(status, text);
            return JsonNode.Parse(text.Length == 0 ? "null" : text) ?? new JsonObject();
        }
    }
}
