using System.Text;
using Releasing.Failures;
using Releasing.Signing.Keyless;

namespace Releasing.Core.Tests.Signing.Keyless;

public sealed class SigningConfigTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_production_services_are_there_and_need_time_stamps()
    {
        var config = SigningConfig.Production;
        config.LogSelection.Select(config.Logs, "logs", [2, 1], s_now).ShouldHaveSingleItem().Url.ShouldBe(new Uri("https://log2025-1.rekor.sigstore.dev"));
        config.LogSelection.Select(config.Logs, "logs", [2, 1], s_now.AddYears(-1)).ShouldHaveSingleItem().Url.ShouldBe(new Uri("https://rekor.sigstore.dev"));
        config.TimestampAuthorities.ShouldHaveSingleItem().Url.AbsolutePath.ShouldBe("/api/v1/timestamp");
        config.CertificateAuthorities.ShouldHaveSingleItem().Url.Host.ShouldBe("fulcio.sigstore.dev");
    }

    [Theory]
    [InlineData("ANY", 0, new[] { "new-a" })]
    [InlineData("ALL", 0, new[] { "new-a", "b" })]
    [InlineData("EXACT", 2, new[] { "new-a", "b" })]
    [InlineData("EXACT", 1, new[] { "new-a" })]
    public void Picks_the_newest_valid_service_of_each_operator_of_the_best_version(string selector, int count, string[] expected) =>
        new ServiceSelection(selector, count).Select(Services(), "logs", [2, 1], s_now).Select(service => service.Url.Host).ShouldBe(expected);

    [Theory]
    [InlineData("EXACT", 3)]
    [InlineData("EXACT", 0)]
    [InlineData("SOME", 1)]
    public void Refuses_to_pick_what_is_not_there(string selector, int count) =>
        Should.Throw<InvalidInputException>(() => new ServiceSelection(selector, count).Select(Services(), "logs", [2, 1], s_now));

    [Fact]
    public void A_log_that_tells_no_time_needs_a_time_stamping_authority()
    {
        var tokens = IdentityTokens.Given("a.b.c", "the test");
        var settings = new KeylessSettings { Services = SigningConfig.Production with { TimestampAuthorities = [] } };
        Should.Throw<InvalidInputException>(() => KeylessSigner.Create(settings, tokens)).Message.ShouldContain("time-stamping authorities");
    }

    [Fact]
    public void A_version_that_is_not_known_is_not_used() =>
        Should.Throw<InvalidInputException>(() => new ServiceSelection("ANY", 0).Select(Services(), "logs", [7], s_now)).Message.ShouldContain("version 7");

    [Theory]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.1+json"}""", "mediaType")]
    [InlineData("""[]""", "mediaType")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"http://fulcio.example.org","majorApiVersion":1}]}""", "TLS")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://a@fulcio.example.org","majorApiVersion":1}]}""", "no address")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"majorApiVersion":1}]}""", "no url")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://f"}]}""", "majorApiVersion")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://f","majorApiVersion":1,"validFor":{"start":"soon"}}]}""", "no time")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":{}}""", "no list")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://f","majorApiVersion":"1"}]}""", "majorApiVersion")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","tsaConfig":{"selector":"EXACT","count":"2"}}""", "no number")]
    [InlineData("""{""", "no JSON")]
    public void Refuses_what_is_no_signing_config(string json, string reason) =>
        Should.Throw<InvalidInputException>(() => SigningConfig.Read(Encoding.UTF8.GetBytes(json), "signing_config.json")).Message.ShouldContain(reason);

    [Theory]
    [InlineData("0", 0, 1, "tile/0/000.p/1")]
    [InlineData("0", 5, 256, "tile/0/005")]
    [InlineData("1", 1234067, 256, "tile/1/x001/x234/067")]
    [InlineData("entries", 1000, 255, "tile/entries/x001/000.p/255")]
    public void Tiles_lie_where_C2SP_says(string level, long number, int width, string path) => TiledLog.TilePath(level, number, width).ShouldBe(path);

    private static SigningService[] Services() =>
    [
        Service("old-a", 2, -3, null, "a"),
        Service("new-a", 2, -1, null, "a"),
        Service("b", 2, -2, null, "b"),
        Service("ended", 2, -2, -1, "c"),
        Service("future", 2, 1, null, "d"),
        Service("v1", 1, 0, null, "e"),
    ];

    private static SigningService Service(string name, int version, int start, int? end, string @operator) =>
        new(new Uri($"https://{name}/"), version, s_now.AddYears(start), end is { } years ? s_now.AddYears(years) : null, @operator);
}
