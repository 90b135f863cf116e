using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Releasing.Artifacts;
using Releasing.Core.Tests;
using Releasing.Failures;
using Releasing.Services;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub.Transfers;

public sealed class UploadTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdef";

    private static readonly GitHubLimits s_limits = new() { Attempts = 3 };
    private static readonly Uri s_address = new("https://uploads.github.com/repos/ada/tool/releases/1/assets?name=a.txt");

    private readonly TemporaryFolder _files = new();
    private readonly PassingTime _time = new(s_limits.AttemptTime, s_limits.TotalTime, s_limits.StallTime);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_file_is_sent_with_its_length_type_and_the_token()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""["done"]""", 201));
        (await Send(hub, Upload("text"))).ShouldBe(["done"]);
        var seen = hub.Requests.Single();
        (seen.Method, seen.Address, seen.Body).ShouldBe((HttpMethod.Post, s_address.AbsoluteUri, "text"));
        seen.Headers["Authorization"].ShouldBe("Bearer " + Secret);
    }

    [Fact]
    public async Task A_file_larger_than_any_buffer_arrives_as_it_is()
    {
        var text = string.Concat(Enumerable.Range(0, 120_000).Select(number => $"{number},"));
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 201));
        await Send(hub, Upload(text));
        hub.Requests.Single().Body.ShouldBe(text);
    }

    [Theory]
    [InlineData("https://evil.example.org/assets")]
    [InlineData("https://uploads.github.com.evil.example.org/assets")]
    [InlineData("https://uploads.evil.com/assets")]
    [InlineData("http://uploads.github.com/assets")]
    [InlineData("https://uploads.github.com:8443/assets")]
    [InlineData("https://user@uploads.github.com/assets")]
    [InlineData("http://127.0.0.1/assets")]
    public async Task The_token_goes_to_no_other_host_whoever_names_it(string elsewhere)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 201));
        (await Should.ThrowAsync<GitHubException>(() => Send(hub, Upload("text"), new Uri(elsewhere)))).Message.ShouldContain("which is not the API");
        hub.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://api.ada.ghe.com", "https://uploads.ada.ghe.com/x", true)]
    [InlineData("https://git.example.org/api/v3", "https://git.example.org/api/uploads/x", true)]
    [InlineData("https://git.example.org/api/v3", "https://uploads.git.example.org/x", false)]
    [InlineData("http://127.0.0.1:4001", "http://127.0.0.1:4002/x", true)]
    [InlineData("http://127.0.0.1:4001", "https://127.0.0.1:4002/x", false)]
    public void Uploads_belong_to_an_API(string api, string address, bool belong) => GitHubServer.At(api, "test").TakesUploads(new Uri(address)).ShouldBe(belong);

    [Fact]
    public async Task Other_bytes_than_promised_do_not_arrive_whole_and_both_digests_are_told()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 201));
        var upload = Upload(new string('a', 300_000));
        File.WriteAllText(upload.File, new string('a', 299_999) + "b");
        var error = await Should.ThrowAsync<ReleaseException>(() => Send(hub, upload));
        error.Message.ShouldContain(upload.Sha256);
        error.Message.ShouldContain(FileDigest.OfText(new string('a', 299_999) + "b"));
        hub.Requests.ShouldBeEmpty("the body ended before its promised length");
    }

    [Theory]
    [InlineData("four")]
    [InlineData("")]
    [InlineData("fiver and more")]
    public async Task Another_size_is_refused_before_anything_is_sent(string now)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 201));
        var upload = Upload("fiver");
        File.WriteAllText(upload.File, now);
        (await Should.ThrowAsync<ReleaseException>(() => Send(hub, upload))).Message.ShouldContain($"has {FileDigest.OfText(now)} ({now.Length} bytes)");
        hub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_told() =>
        (await Should.ThrowAsync<ReleaseException>(() => Send(new ScriptedGitHub(), Upload("a") with { File = _files["nowhere"] }))).Message.ShouldContain("no such file");

    [Theory]
    [InlineData(502)]
    [InlineData(500)]
    public async Task After_a_disturbance_it_is_open_whether_it_arrived(int status)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", status));
        (await Should.ThrowAsync<GitHubException>(() => Send(hub, Upload("a")))).IsOpen.ShouldBeTrue();
        hub.Requests.Count.ShouldBe(1);
        (await Should.ThrowAsync<GitHubException>(() => Send(new ScriptedGitHub(_ => throw new HttpRequestException("reset")), Upload("a")))).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_for_the_limits_is_waited_for_and_the_file_read_anew()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"secondary rate limit"}""", 403, ("Retry-After", "3")), ScriptedGitHub.Json("[]", 201));
        await Send(hub, Upload("text"));
        hub.Requests.Select(request => request.Body).ShouldBe(["text", "text"]);
    }

    [Fact]
    public async Task What_is_wrong_with_the_data_is_told_in_GitHubs_words()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Validation Failed","errors":[{"resource":"ReleaseAsset","code":"already_exists","field":"name"}]}""", 422));
        var error = await Should.ThrowAsync<GitHubException>(() => Send(hub, Upload("text")));
        error.Codes.ShouldBe(["already_exists"]);
        error.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void The_time_of_an_attempt_grows_with_the_file()
    {
        var limits = s_limits.ForTransfer(2L * 1024 * 1024 * 1024);
        limits.AttemptTime.ShouldBe(s_limits.AttemptTime + TimeSpan.FromSeconds(32768));
        limits.TotalTime.ShouldBeGreaterThan(limits.AttemptTime * 2);
    }

    private static JsonTypeInfo<List<string>> Strings => (JsonTypeInfo<List<string>>)JsonSerializerOptions.Default.GetTypeInfo(typeof(List<string>));

    private AssetUpload Upload(string text) => new("a.txt", "text/plain", FileDigest.OfText(text), text.Length, _files.Write("a.txt", text));

    private async Task<List<string>> Send(ScriptedGitHub hub, AssetUpload upload, Uri? address = null)
    {
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "test"), new GitHubToken(Secret, "variable GITHUB_TOKEN"), s_limits, hub, _time);
        return await client.UploadAsync(address ?? s_address, upload, Strings, default);
    }

    [Fact]
    public void The_largest_file_has_a_day_and_not_more_than_a_limit_can_be()
    {
        var limits = new GitHubLimits().ForTransfer((2L * 1024 * 1024 * 1024) - 1);

        limits.TotalTime.ShouldBe(TimeSpan.FromDays(1));
        limits.AttemptTime.ShouldBeLessThan(limits.TotalTime);
        Should.NotThrow(() => new GitHubPatience(limits, new WritePace(1, TimeProvider.System), TimeProvider.System));
    }
}
