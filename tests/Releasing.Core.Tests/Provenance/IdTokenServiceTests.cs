using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Failures;
using Releasing.Provenance.GitHub;

namespace Releasing.Core.Tests.Provenance;

public sealed class IdTokenServiceTests : IDisposable
{
    private static readonly Uri s_issuer = new("https://token.actions.example.org");
    private static readonly Uri s_request = new("https://runner.example.org/token?api-version=2.0");

    private readonly RSA _key = RSA.Create(2048);
    private readonly JsonObject _claims = new()
    {
        ["iss"] = "https://token.actions.example.org", ["aud"] = "nobody", ["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 300,
        ["ref"] = "refs/tags/v1", ["sha"] = "c", ["repository"] = "ada/tool", ["event_name"] = "push", ["job_workflow_ref"] = "j", ["workflow_ref"] = "ada/tool/w.yml@refs/tags/v1",
        ["repository_id"] = "1", ["repository_owner_id"] = "2", ["runner_environment"] = "r", ["run_id"] = "3", ["run_attempt"] = "4",
    };

    private readonly List<string> _asked = [];
    private readonly Queue<HttpStatusCode> _faults = [];
    private JsonObject _head = new() { ["alg"] = "RS256" };
    private RSA? _signer;

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Gives_the_claims_of_a_token_for_nobody_that_its_issuer_signed()
    {
        var claims = await AskAsync();

        claims["repository"].ShouldBe("ada/tool");
        _asked[0].ShouldBe("https://runner.example.org/token?api-version=2.0&audience=nobody Bearer credential");
        _asked.Skip(1).ShouldAllBe(request => !request.Contains("credential"), "the credential is the token service's alone");
    }

    [Fact]
    public async Task Asks_again_when_the_service_is_busy()
    {
        _faults.Enqueue(HttpStatusCode.ServiceUnavailable);

        (await AskAsync())["run_id"].ShouldBe("3");
    }

    [Theory]
    [InlineData("iss", "https://token.actions.example.org.evil.example", "its issuer is not")]
    [InlineData("iss", "https://token.actions.example.organization", "its issuer is not")]
    [InlineData("aud", "sigstore", "it is not for 'nobody'")]
    [InlineData("exp", 1000, "it has expired")]
    [InlineData("nbf", 99999999999, "it is not valid yet")]
    [InlineData("run_id", null, "it has no run_id")]
    public async Task Refuses_a_token_with_another(string claim, object? value, string reason)
    {
        _claims[claim] = value is null ? null : JsonValue.Create(value);

        (await Should.ThrowAsync<InvalidInputException>(AskAsync)).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task An_enterprise_has_its_name_behind_the_issuer()
    {
        _claims["iss"] = "https://token.actions.example.org/octo";

        (await AskAsync())["iss"].ShouldEndWith("/octo");
    }

    [Fact]
    public async Task Refuses_a_token_that_another_key_signed()
    {
        using var other = RSA.Create(2048);
        _signer = other;

        (await Should.ThrowAsync<InvalidInputException>(AskAsync)).Message.ShouldContain("no key of its issuer has signed it");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    public async Task Refuses_algorithms_that_prove_nothing(string algorithm)
    {
        _head = new JsonObject { ["alg"] = algorithm };

        (await Should.ThrowAsync<InvalidInputException>(AskAsync)).Message.ShouldContain("no key of its issuer has signed it");
    }

    [Fact]
    public async Task A_job_without_the_permission_is_told_what_to_give()
    {
        _faults.Enqueue(HttpStatusCode.Forbidden);

        (await Should.ThrowAsync<ReleaseException>(AskAsync)).Message.ShouldNotContain("credential");
    }

    [Fact]
    public async Task No_credential_goes_over_an_open_line()
    {
        using var http = new HttpClient(new Service(this));

        var failure = await Should.ThrowAsync<ReleaseException>(
            () => new IdTokenService(http, TimeProvider.System).ClaimsAsync(new Uri("http://runner.example.org/token"), "credential", s_issuer, CancellationToken.None));

        failure.Message.ShouldContain("is no https address");
        _asked.ShouldBeEmpty();
    }

    private async Task<WorkflowClaims> AskAsync()
    {
        using var http = new HttpClient(new Service(this));
        return await new IdTokenService(http, TimeProvider.System).ClaimsAsync(s_request, "credential", s_issuer, CancellationToken.None);
    }

    private JsonObject Answer(Uri address)
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return address.AbsolutePath switch
        {
            "/token" => new JsonObject { ["value"] = Token() },
            "/.well-known/openid-configuration" => new JsonObject { ["jwks_uri"] = "https://token.actions.example.org/keys" },
            _ => new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) }) },
        };
    }

    private string Token()
    {
        var signed = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(_head)) + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(_claims));
        return signed + "." + Base64Url.EncodeToString((_signer ?? _key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private sealed class Service(IdTokenServiceTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._asked.Add($"{request.RequestUri} {request.Headers.Authorization}".Trim());
            return Task.FromResult(test._faults.TryDequeue(out var fault)
                ? new HttpResponseMessage(fault)
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(test.Answer(request.RequestUri!).ToJsonString()) });
        }
    }
}
