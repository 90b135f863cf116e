using System.Net.Http.Headers;
using System.Text;
using Releasing.Cake.Testing;

namespace Releasing.AcceptanceTests.GitHub;

/// <summary>The check of exchanges finds what GitHub would not take or say.</summary>
public sealed class ExchangeCheckTests
{
    [SkippableFact]
    public async Task Accepts_what_is_described()
    {
        var verdict = await CheckAsync("""{"tag_name":"v1.0.0","draft":true,"make_latest":"false"}""", answer => answer);

        verdict.ShouldBeAccepted();
        verdict.Output.ShouldContain("2 exchanges of 2 operations, 0 findings");
    }

    [SkippableTheory]
    [InlineData("""{"tag_name":"v1.0.0","draft":true,"wheels":4}""", "must NOT have additional properties")]
    [InlineData("""{"tag_name":"v1.0.0","draft":true,"make_latest":true}""", "must be string")]
    public async Task Finds_a_body_that_is_not_described(string body, string finding)
    {
        var verdict = await CheckAsync(body, answer => answer);

        verdict.ExitCode.ShouldBe(1);
        verdict.Output.ShouldContain(finding);
    }

    [SkippableFact]
    public async Task Finds_an_answer_that_is_not_described()
    {
        var verdict = await CheckAsync("""{"tag_name":"v1.0.0","draft":true}""", line => line.Replace("\\\"upload_url\\\"", "\\\"upload_place\\\"", StringComparison.Ordinal));

        verdict.ExitCode.ShouldBe(1);
        verdict.Output.ShouldContain("must have required property 'upload_url'");
    }

    private static async Task<Verdict> CheckAsync(string body, Func<string, string> change)
    {
        var folder = Directory.CreateTempSubdirectory("releasing-exchanges-");
        try
        {
            await using (var github = await FakeGitHub.StartAsync(new FakeGitHubOptions { RecordFolder = folder.FullName }))
            {
                github.AddRepository("ada", "engine");
                using var client = new HttpClient { BaseAddress = github.Api };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", github.Token);
                client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("releasing", "0.0.0"));
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var created = await client.PostAsync(new Uri("repos/ada/engine/releases", UriKind.Relative), content);
                using var listed = await client.GetAsync(new Uri("repos/ada/engine/releases?per_page=100", UriKind.Relative));
            }

            var record = folder.GetFiles("*.jsonl").ShouldHaveSingleItem();
            await File.WriteAllTextAsync(record.FullName, change(await File.ReadAllTextAsync(record.FullName)));
            return NodeScript.Run("GitHub/check-exchanges.js", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
