using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Failures;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Keyless;
using Releasing.Verification;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>What goes wrong at Fulcio, Rekor, the time-stamping authority and the issuer is borne or told; no file gets two entries, and nobody sees the token.</summary>
public sealed class FaultTests(SigstoreServices services) : IClassFixture<SigstoreServices>
{
    private static readonly Dictionary<string, string> s_retryAfter = new() { ["Retry-After"] = "1" };

    public static TheoryData<string, int> Passing
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in new[] { "429", "503", "500", "408", "lost", "truncated", "garbage", "empty", "slow" })
            {
                data.Add(name, 1);
                data.Add(name, 2);
            }

            return data;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_borne_and_every_file_has_one_entry(string name, int rekor)
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        await services.FaultsAsync([.. new[] { "oidc", "fulcio", $"rekor{rekor}", "tsa" }.Select(service => Fault(service, name))]);
        await using var signer = await SignerAsync(rekor, new ServiceLimits { FirstPause = TimeSpan.FromMilliseconds(10), AttemptTime = TimeSpan.FromSeconds(name == "slow" ? 1 : 30) }, workflow: true);
        await SignAsync(signer, $"{name} {rekor}");
        var after = await services.StateAsync();
        after.FaultsLeft.ShouldBe(0, "every fault was met");
        (after.Entries1 + after.Entries2 - before.Entries1 - before.Entries2).ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Entries_whose_answers_get_lost_are_found_among_many(int rekor)
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        await using var signer = await SignerAsync(rekor, new ServiceLimits { FirstPause = TimeSpan.FromMilliseconds(10) });
        await services.FaultsAsync(new ServiceFault($"rekor{rekor}") { Method = "POST", Lost = true, Times = 7 });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => SignAsync(signer, $"many {rekor} {at}")));
        var after = await services.StateAsync();
        after.FaultsLeft.ShouldBe(0);
        (after.Entries1 + after.Entries2 - before.Entries1 - before.Entries2).ShouldBe(20);
        (after.Certificates - before.Certificates).ShouldBe(1);
    }

    [SkippableFact]
    public async Task A_service_that_asks_for_time_gets_it()
    {
        await services.RunningAsync();
        await using var signer = await SignerAsync(1, new ServiceLimits { FirstPause = TimeSpan.FromMilliseconds(1) });
        await services.FaultsAsync(new ServiceFault("tsa") { Status = 429, Headers = s_retryAfter });
        var watch = Stopwatch.StartNew();
        await SignAsync(signer, "patience");
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(990));
    }

    [SkippableTheory]
    [InlineData("oidc", 403)]
    [InlineData("fulcio", 400)]
    [InlineData("rekor1", 400)]
    [InlineData("tsa", 404)]
    [InlineData("tsa", 302)]
    public async Task What_a_service_refuses_is_not_asked_again_and_its_reason_is_told_without_secrets(string service, int status)
    {
        await services.RunningAsync();
        var token = await TokenAsync();
        var secret = service == "oidc" ? services.WorkflowRequestToken : token;
        var before = await services.StateAsync();
        await using var signer = Signer(1, new ServiceLimits(), service == "oidc" ? Workflow() : IdentityTokens.Given(token, "the test"));
        await services.FaultsAsync(new ServiceFault(service) { Status = status, Body = $$"""{"message":"no way, {{secret}}\u001b[31m"}""", Headers = new Dictionary<string, string> { ["Location"] = "http://198.51.100.1/" } });
        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(signer, "refused"));
        failure.Message.ShouldContain("no way, ");
        failure.Message.ShouldContain($"answered {status}");
        failure.Message.ShouldNotContain("\u001b");
        if (service is "oidc" or "fulcio")
        {
            failure.ToString().ShouldNotContain(secret);
        }

        ((await services.StateAsync()).Requests[service] - before.Requests[service]).ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("oidc")]
    [InlineData("fulcio")]
    [InlineData("rekor1")]
    [InlineData("rekor2")]
    [InlineData("tsa")]
    public async Task What_does_not_pass_ends_after_so_many_attempts(string service)
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        await using var signer = await SignerAsync(service == "rekor2" ? 2 : 1, new ServiceLimits { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(5) }, workflow: true);
        await services.FaultsAsync(new ServiceFault(service) { Status = 503, Times = 100 });
        (await Should.ThrowAsync<ReleaseException>(() => SignAsync(signer, "down"))).Message.ShouldContain("503");
        ((await services.StateAsync()).Requests[service] - before.Requests[service]).ShouldBe(3);
    }

    [SkippableFact]
    public async Task What_asks_for_too_much_time_ends_in_time()
    {
        await services.RunningAsync();
        await using var signer = await SignerAsync(1, new ServiceLimits { TotalTime = TimeSpan.FromSeconds(1) });
        await services.FaultsAsync(new ServiceFault("tsa") { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "86400" }, Times = 100 });
        var watch = Stopwatch.StartNew();
        (await Should.ThrowAsync<ReleaseException>(() => SignAsync(signer, "tomorrow"))).Message.ShouldContain("in time");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [SkippableTheory]
    [InlineData("fulcio", "certificates")]
    [InlineData("rekor1", "rootHash")]
    [InlineData("rekor2", "rootHash")]
    public async Task What_is_well_formed_and_wrong_is_not_kept(string service, string member)
    {
        await services.RunningAsync();
        var rekor = service == "rekor2" ? 2 : 1;
        await using var signer = await SignerAsync(rekor, new ServiceLimits { Attempts = 2, FirstPause = TimeSpan.FromMilliseconds(5) });
        // A root that is not the log's; a certificate for another key.
        await services.FaultsAsync(service == "fulcio"
            ? new ServiceFault(service) { Body = await ForeignCertificateAsync(), Times = 100 }
            : new ServiceFault(service) { Replace = [$"\"{member}\":\"", $"\"{member}\":\"AAAA"], Times = 100 });
        await Should.ThrowAsync<ReleaseException>(() => SignAsync(signer, "wrong"));
    }

    [SkippableFact]
    public async Task An_answer_without_end_is_cut()
    {
        await services.RunningAsync();
        await using var signer = await SignerAsync(1, new ServiceLimits());
        await services.FaultsAsync(new ServiceFault("rekor1") { Body = new string('x', 2 << 20) });
        (await Should.ThrowAsync<ReleaseException>(() => SignAsync(signer, "long"))).Message.ShouldContain("more than 1048576 bytes");
    }

    [SkippableFact]
    public async Task A_proof_of_possession_over_another_subject_would_be_refused_by_the_services()
    {
        await services.RunningAsync();
        using var client = new HttpClient();
        var body = JsonSerializer.Serialize(new
        {
            credentials = new { oidcIdentityToken = await TokenAsync() },
            publicKeyRequest = new { publicKey = new { algorithm = "ECDSA", content = KeyPem() }, proofOfPossession = "MEUCIQ==" },
        });
        using var answer = await client.PostAsync($"{services.Url}/fulcio/api/v2/signingCert", new StringContent(body));
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("proof of possession");
    }

    [SkippableFact]
    public async Task A_token_that_ended_or_is_for_somebody_else_is_not_sent()
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        foreach (var claims in new object[] { new { sub = "ada", exp = 1_700_000_000, iat = 1, nbf = 1 }, new { sub = "ada", aud = "somebody else" } })
        {
            var token = await services.TokenAsync(claims);
            await using var signer = Signer(1, new ServiceLimits(), IdentityTokens.Given(token, "the test"));
            (await Should.ThrowAsync<InvalidInputException>(() => SignAsync(signer, "late"))).ToString().ShouldNotContain(token);
        }

        (await services.StateAsync()).Requests["fulcio"].ShouldBe(before.Requests["fulcio"]);
    }

    private static ServiceFault Fault(string service, string name) => name switch
    {
        "lost" => new ServiceFault(service) { Lost = true },
        "truncated" => new ServiceFault(service) { Truncate = true },
        "garbage" => new ServiceFault(service) { Body = "\u0000<html>" },
        "empty" => new ServiceFault(service) { Body = "" },
        "slow" => new ServiceFault(service) { Wait = 1500 },
        _ => new ServiceFault(service) { Status = int.Parse(name, CultureInfo.InvariantCulture) },
    };

    private GitHubActionsTokens Workflow() => new(services.WorkflowTokenUrl, services.WorkflowRequestToken);

    private Task<string> TokenAsync() => services.TokenAsync(new { sub = "https://ci.example.org/ada" });

    private async Task<KeylessSigner> SignerAsync(int rekor, ServiceLimits limits, bool workflow = false) =>
        Signer(rekor, limits, workflow ? Workflow() : IdentityTokens.Given(await TokenAsync(), "the test"));

    private KeylessSigner Signer(int rekor, ServiceLimits limits, IIdentityTokens tokens) => KeylessSigner.Create(
        new KeylessSettings
        {
            Services = SigningConfig.Read(File.ReadAllBytes(services.SigningConfigPath(rekor)), "signing config"),
            TrustedRoot = TrustedRoot.Read(File.ReadAllBytes(services.TrustedRootPath), "trusted root"),
            Limits = limits,
        },
        tokens);

    private async Task<string> ForeignCertificateAsync()
    {
        using var client = new HttpClient();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var proof = key.SignData("https://ci.example.org/ada"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var body = JsonSerializer.Serialize(new
        {
            credentials = new { oidcIdentityToken = await TokenAsync() },
            publicKeyRequest = new { publicKey = new { algorithm = "ECDSA", content = key.ExportSubjectPublicKeyInfoPem() }, proofOfPossession = Convert.ToBase64String(proof) },
        });
        using var answer = await client.PostAsync($"{services.Url}/fulcio/api/v2/signingCert", new StringContent(body));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static string KeyPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private static Task<SigstoreBundle> SignAsync(KeylessSigner signer, string contents) => signer.SignFileAsync(
        SigningSubject.OfDigest(contents, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contents)))), CancellationToken.None);
}
