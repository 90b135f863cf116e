namespace Releasing.AcceptanceTests.Signing.Services;

/// <summary>The services that other tests stand on serve a client that is not ours.</summary>
public sealed class SigstoreServicesTests(SigstoreServices services) : IClassFixture<SigstoreServices>
{
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sigstore_js_signs_at_the_services_and_verifies_what_it_signed(int rekor)
    {
        await services.RunningAsync();
        var folder = Directory.CreateTempSubdirectory("releasing-sigstore-js-");
        try
        {
            string[] files = [.. Enumerable.Range(0, 5).Select(at => Path.Combine(folder.FullName, $"file{at}"))];
            foreach (var file in files)
            {
                await File.WriteAllTextAsync(file, $"contents of {Path.GetFileName(file)} for Rekor {rekor}");
            }

            SigstoreJs.Sign(services, rekor, await services.TokenAsync(new { sub = "ada", email = "ada@example.org", email_verified = true }), null, files[..3]);
            SigstoreJs.Sign(services, rekor, await services.TokenAsync(new { sub = "https://ci.example.org/ada" }), "application/vnd.in-toto+json", files[3..]);
            var answers = SigstoreJs.Verify(services.TrustedRootPath, null, [.. files.Select((file, at) => (file + ".sigstore.json", at < 3 ? file : null))]);
            answers.Select(answer => answer.Refused).ShouldAllBe(reason => reason == null);
            answers.Select(answer => answer.Identity).ShouldBe(["ada@example.org", "ada@example.org", "ada@example.org", "https://ci.example.org/ada", "https://ci.example.org/ada"]);
            answers.ShouldAllBe(answer => answer.Issuer == services.Issuer);
            var wrong = SigstoreJs.Verify(services.TrustedRootPath, null, (files[0] + ".sigstore.json", files[1])).ShouldHaveSingleItem();
            wrong.Refused.ShouldNotBeNull().ShouldContain("signature verification failed");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task Faults_are_met_once_and_counted()
    {
        await services.RunningAsync();
        using var client = new HttpClient();
        await services.FaultsAsync(new ServiceFault("tsa") { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } });
        (await services.StateAsync()).FaultsLeft.ShouldBe(1);
        using var spoiled = await client.PostAsync($"{services.Url}/tsa/api/v1/timestamp", new ByteArrayContent([]));
        ((int)spoiled.StatusCode).ShouldBe(429);
        spoiled.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        (await services.StateAsync()).FaultsLeft.ShouldBe(0);
    }
}
