using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>What goes wrong on demand.</summary>
public sealed class FaultTests : FakeGitHubTests
{
    private const string Releases = "/repos/ada/engine/releases";

    private static readonly byte[] s_bytes = [.. Enumerable.Repeat((byte)'x', 300_000)];

    [Fact]
    public async Task A_rule_meets_the_nth_request_that_matches()
    {
        GitHub.Faults.Add("GET", "/repos/*/*/releases", Fault.Status(503), nth: 2);

        await Connection.GetAsync(Releases);
        await Connection.GetAsync(Releases, 503);
        await Connection.GetAsync(Releases);

        GitHub.Exchanges.Select(exchange => exchange.Fault).ShouldBe([null, "status 503", null]);
    }

    [Fact]
    public async Task A_secondary_limit_says_how_long_or_does_not()
    {
        GitHub.Faults.Add("*", "/**", Fault.SecondaryLimit(TimeSpan.FromSeconds(7))).Add("*", "/**", Fault.SecondaryLimit(null), nth: 2).Add("*", "/**", Fault.HourlyLimit(TimeSpan.FromMinutes(1)), nth: 3);

        using var first = await Connection.SendAsync(HttpMethod.Get, Releases);
        using var second = await Connection.SendAsync(HttpMethod.Get, Releases);
        using var third = await Connection.SendAsync(HttpMethod.Get, Releases);

        first.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        second.Headers.RetryAfter.ShouldBeNull();
        third.Headers.GetValues("x-ratelimit-remaining").ShouldBe(["0"]);
    }

    public static TheoryData<string, bool> Resets => new() { { "before", false }, { "while", false }, { "after", false }, { "lost", true } };

    [Theory]
    [MemberData(nameof(Resets))]
    public async Task A_cut_connection_has_done_it_or_not(string when, bool isDone)
    {
        GitHub.Faults.Add("POST", Releases, when switch
        {
            "before" => Fault.ResetBeforeBody(),
            "while" => Fault.ResetWhileBody(),
            "after" => Fault.ResetAfterBody(),
            _ => Fault.LostAnswer(),
        });

        await Should.ThrowAsync<HttpRequestException>(() => Connection.PostAsync(Releases, new JsonObject { ["tag_name"] = "v1.0.0", ["draft"] = true }));

        Repository.Releases.Count.ShouldBe(isDone ? 1 : 0);
        GitHub.Exchanges.ShouldHaveSingleItem().Status.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_upload_leaves_a_starter(bool answers)
    {
        var release = Repository.AddRelease("v1.0.0", draft: true);
        var json = await Connection.GetAsync($"{Releases}/{release.Id}");
        GitHub.Faults.Add(new FaultRule("POST", "/repos/*/*/releases/*/assets", answers ? Fault.TruncatedUpload(1000) : Fault.ResetWhileBody(1000)) { Origin = "uploads" });

        if (answers)
        {
            await Connection.UploadAsync(json, "engine.zip", s_bytes, 502);
        }
        else
        {
            await Should.ThrowAsync<HttpRequestException>(() => Connection.UploadAsync(json, "engine.zip", s_bytes));
        }

        var left = release.Assets.ShouldHaveSingleItem();
        left.State.ShouldBe("starter");
        left.Digest.ShouldBeNull();
    }

    [Fact]
    public async Task A_duplicate_is_done_twice()
    {
        var release = Repository.AddRelease("v1.0.0", draft: true);
        var json = await Connection.GetAsync($"{Releases}/{release.Id}");
        GitHub.Faults.Add("POST", "/**", Fault.Duplicate());

        await Connection.UploadAsync(json, "engine.zip", s_bytes, 422);

        release.Assets.ShouldHaveSingleItem().ReadBytes().ShouldBe(s_bytes);
    }

    [Fact]
    public async Task Digests_and_bytes_lie()
    {
        var asset = Repository.AddRelease("v1.0.0").AddAsset("engine.zip", s_bytes);
        GitHub.Faults.Add("GET", $"{Releases}/assets/*", Fault.WrongDigest()).Add("GET", "/storage/**", Fault.WrongBytes());

        var json = await Connection.GetAsync($"{Releases}/assets/{asset.Id}");
        var bytes = await DownloadAsync();

        json["digest"]!.GetValue<string>().ShouldBe("sha256:" + new string('0', 64));
        asset.Digest.ShouldNotBe(json["digest"]!.GetValue<string>());
        bytes.Length.ShouldBe(s_bytes.Length);
        bytes.ShouldNotBe(s_bytes);
    }

    [Fact]
    public async Task A_download_is_a_page_or_breaks_off()
    {
        Repository.AddRelease("v1.0.0").AddAsset("engine.zip", s_bytes);
        GitHub.Faults.Add("GET", "/storage/**", Fault.HtmlPage()).Add("GET", "/storage/**", Fault.ResetWhileAnswering(70_000), nth: 2);

        System.Text.Encoding.UTF8.GetString(await DownloadAsync()).ShouldStartWith("<!DOCTYPE html>");
        await Should.ThrowAsync<HttpRequestException>(DownloadAsync);
        (await DownloadAsync()).ShouldBe(s_bytes);
    }

    [Fact]
    public async Task Hostile_answers_redirect_nest_and_do_not_end()
    {
        GitHub.Faults.Add("GET", Releases, Fault.RedirectTo(new Uri("http://127.0.0.1:9/"))).Add("GET", Releases, Fault.DeepJson(1000), nth: 2).Add("GET", Releases, Fault.EndlessBody(), nth: 3);

        using var redirect = await Connection.SendAsync(HttpMethod.Get, Releases);
        using var deep = await Connection.SendAsync(HttpMethod.Get, Releases);
        using var client = new HttpClient();
        await using var endless = await client.GetStreamAsync(new Uri(GitHub.Api, Releases));

        redirect.Headers.Location!.Port.ShouldBe(9);
        (await deep.Content.ReadAsStringAsync()).ShouldStartWith("[[[[");
        var block = new byte[100_000];
        (await endless.ReadAtLeastAsync(block, block.Length)).ShouldBe(block.Length);
    }

    [Fact]
    public async Task The_same_seed_meets_the_same_requests()
    {
        async Task<List<string?>> PlayAsync(int seed)
        {
            GitHub.Faults.Clear();
            GitHub.Faults.AddRandom(seed, 0.4, Fault.Status(500), Fault.Status(502));
            var before = GitHub.Exchanges.Count;
            for (var number = 0; number < 20; number++)
            {
                using var answer = await Connection.SendAsync(HttpMethod.Get, Releases);
            }

            return [.. GitHub.Exchanges.Skip(before).Select(exchange => exchange.Fault)];
        }

        var first = await PlayAsync(7);
        (await PlayAsync(7)).ShouldBe(first);
        (await PlayAsync(8)).ShouldNotBe(first);
        first.Count(fault => fault is not null).ShouldBeInRange(3, 15);
    }

    private async Task<byte[]> DownloadAsync()
    {
        using var page = await Connection.SendAsync(HttpMethod.Get, $"{GitHub.Downloads}ada/engine/releases/download/v1.0.0/engine.zip");
        using var anybody = new GitHubConnection(GitHub) { Token = "" };
        using var answer = await anybody.SendAsync(HttpMethod.Get, page.Headers.Location!.AbsoluteUri);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
