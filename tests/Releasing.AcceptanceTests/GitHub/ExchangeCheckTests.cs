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
        var verdict = await CheckAsync(line => line, """{"tag_name":"v1.0.0","draft":true,"make_latest":"false"}""");

        verdict.ShouldBeAccepted();
        verdict.Output.ShouldContain("2 exchanges of 2 operations, 0 findings");
    }

    [SkippableFact]
    public async Task Finds_bodies_and_answers_that_are_not_described()
    {
        var verdict = await CheckAsync(
            line => line.Replace("\\\"upload_url\\\"", "\\\"upload_place\\\"", StringComparison.Ordinal),
            """{"tag_name":"v1.0.0","draft":true,"wheels":4}""",
            """{"tag_name":"v1.0.0","draft":true,"make_latest":true}""");

        verdict.ExitCode.ShouldBe(1);
        verdict.Output.ShouldContain("request: /requestBody must NOT have additional properties {\"additionalProperty\":\"wheels\"}");
        verdict.Output.ShouldContain("request: /requestBody/make_latest must be string");
        verdict.Output.ShouldContain("must have required property 'upload_url'");
    }

    private static async Task<Verdict> CheckAsync(Func<string, string> change, params string[] bodies)
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
                foreach (var body in bodies)
                {
                    using var content = new StringContent(body, Encoding.UTF8, "application/json");
                    using var created = await client.PostAsync(new Uri("repos/ada/engine/releases", UriKind.Relative), content);
                }

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
