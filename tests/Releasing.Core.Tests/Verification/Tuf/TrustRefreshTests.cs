using System.Net;
using System.Text;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Failures;
using Releasing.Verification;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>Refreshing the trusted root: from the repository, and from what is at hand when it is away.</summary>
public sealed class TrustRefreshTests : IDisposable
{
    private readonly TestRefresh _user = new();

    private TestRepository Repository => _user.Repository;

    public void Dispose() => _user.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gets_the_trusted_root_of_the_repository(bool consistent)
    {
        var repository = new TestRepository();
        repository.Files.Clear();
        using var user = new TestRefresh(repository.Begin(() => repository.Consistent = consistent));
        var material = await user.RunAsync();
        material.Origin.ShouldBe(TrustOrigin.Repository);
        material.Json!.Value.ToArray().ShouldBe(TestRepository.TrustedRoot(1));
        material.Services.ShouldBeNull();
        material.Statement.ShouldBe("The trusted root is the one that tuf.example.org has now (root 1, time stamp 1, good until 2026-01-09 03:04:05Z).");
    }

    [Fact]
    public async Task Gets_the_signing_config_where_there_is_one()
    {
        Repository.Contents["signing_config.v0.2.json"] = Encoding.UTF8.GetBytes(
            """{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://ca.example.org","majorApiVersion":1,"validFor":{"start":"2025-01-01T00:00:00Z"}}]}""");
        Repository.Publish();
        (await _user.RunAsync()).Services!.CertificateAuthorities.ShouldHaveSingleItem().Url.Host.ShouldBe("ca.example.org");
    }

    [Fact]
    public async Task Follows_three_roots_to_keys_that_the_first_one_does_not_know()
    {
        Repository.Renew(() => Repository.Keys["root"][0] = TestSigner.Curve());
        Repository.Renew(() => Repository.Keys["root"][1] = TestSigner.Edwards(3));
        Repository.Renew(() => Repository.Keys["timestamp"] = [TestSigner.Curve()]);
        Repository.Publish(4);
        (await _user.RunAsync()).Statement.ShouldContain("(root 4, time stamp 2,");

        // The next run begins where this one ended.
        _user.Server.Asked.Clear();
        await _user.RunAsync();
        _user.Server.Asked.ShouldBe(["5.root.json", "timestamp.json"]);
    }

    [Fact]
    public async Task An_expired_root_is_no_harm_when_a_newer_one_follows()
    {
        Repository.Expires["root"] = TestClock.Now.AddDays(200);
        Repository.Renew();
        Repository.Expires["timestamp"] = TestClock.Now.AddDays(200);
        Repository.Expires["snapshot"] = TestClock.Now.AddDays(200);
        Repository.Expires["targets"] = TestClock.Now.AddDays(200);
        Repository.Publish();
        _user.Now = TestClock.Now.AddDays(150);
        (await _user.RunAsync()).Origin.ShouldBe(TrustOrigin.Repository);
    }

    [Fact]
    public async Task A_key_that_a_root_removed_counts_no_more()
    {
        await _user.RunAsync();
        var removed = Repository.Keys["timestamp"][0];
        Repository.Renew(() => Repository.Keys["timestamp"] = [TestSigner.Curve()]);
        Repository.Keys["timestamp"] = [removed];
        Repository.Publish();
        await _user.MustBeRefusedAsync(TufReason.ThresholdMissed);
    }

    [Theory]
    [InlineData("timestamp", false)]
    [InlineData("snapshot", false)]
    [InlineData("timestamp", true)]
    public async Task Recovers_from_versions_that_a_thief_of_keys_drove_up(string role, bool keepsOldKey)
    {
        var before = new Dictionary<string, long>(Repository.Versions);
        Repository.Versions["timestamp"] = Repository.Versions["snapshot"] = Repository.Versions["targets"] = 1_000_000;
        Repository.Write();
        await _user.RunAsync();

        foreach (var (name, version) in before)
        {
            Repository.Versions[name] = version;
        }

        Repository.Publish();
        await _user.MustBeRefusedAsync(TufReason.Rollback);
        Repository.Renew(() => Repository.Keys[role] = keepsOldKey ? [.. Repository.Keys[role], TestSigner.Curve()] : [TestSigner.Curve()]);
        Repository.Publish(9);
        (await _user.RunAsync()).Json!.Value.ToArray().ShouldBe(TestRepository.TrustedRoot(9));
    }

    [Fact]
    public async Task Downloads_nothing_twice()
    {
        await _user.RunAsync();
        Repository.Publish(2);
        _user.Server.Asked.Clear();
        await _user.RunAsync();
        _user.Server.Asked.Count.ShouldBe(5);
        _user.Server.Asked.Clear();
        (await _user.RunAsync()).Json!.Value.ToArray().ShouldBe(TestRepository.TrustedRoot(2));
        _user.Server.Asked.ShouldBe(["2.root.json", "timestamp.json"]);
        Directory.GetFiles(Path.Combine(_user.Cache, "targets")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_a_network_the_last_update_serves_and_the_statement_says_so()
    {
        await _user.RunAsync();
        _user.GoOffline();
        _user.Now = _user.Now.AddDays(30);
        var material = await _user.RunAsync();
        material.Origin.ShouldBe(TrustOrigin.Cache);
        material.Json!.Value.ToArray().ShouldBe(TestRepository.TrustedRoot(1));
        material.Statement.ShouldStartWith("tuf.example.org could not be asked (");
        material.Statement.ShouldEndWith("The trusted root is the one of the last update, whose time stamp 1 is good until 2026-01-09 03:04:05Z.");
    }

    [Fact]
    public async Task Without_a_network_and_with_an_expired_cache_the_one_built_in_serves_with_its_date()
    {
        await _user.RunAsync();
        _user.GoOffline();
        _user.Now = _user.Now.AddDays(101);
        _user.Start = _user.Start with { TrustedRoot = TrustedRoot.Production, TrustedRootDate = new DateOnly(2025, 12, 24) };
        var material = await _user.RunAsync();
        material.Origin.ShouldBe(TrustOrigin.BuiltIn);
        material.Root.ShouldBeSameAs(TrustedRoot.Production);
        material.Statement.ShouldContain("the one built in, of 2025-12-24");
    }

    [Fact]
    public async Task Without_anything_it_fails_and_says_what_to_do()
    {
        _user.GoOffline();
        var error = await Should.ThrowAsync<ReleaseException>(_user.RunAsync);
        error.Message.ShouldContain("no route to host");
        error.Message.ShouldEndWith("Try again with a network, or name a trusted_root.json.");
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_server_that_is_no_repository_counts_as_away(HttpStatusCode status)
    {
        await _user.RunAsync();
        _user.Server.Asked.Clear();
        _user.Server.Instead = _ => new HttpResponseMessage(status) { Headers = { Location = new Uri("https://elsewhere.example.org/") } };
        (await _user.RunAsync()).Origin.ShouldBe(TrustOrigin.Cache);
    }

    [Fact]
    public async Task Is_never_replaced_by_the_cache_when_the_repository_lies()
    {
        await _user.RunAsync();
        Repository.Files["timestamp.json"] = "{}"u8.ToArray();
        await _user.MustBeRefusedAsync(TufReason.Malformed);
    }

    [Fact]
    public async Task A_kill_at_any_request_leaves_a_cache_of_use()
    {
        await _user.RunAsync();
        var before = Directory.GetFiles(_user.Cache, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        Repository.Renew();
        Repository.Contents["signing_config.v0.2.json"] = """{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json"}"""u8.ToArray();
        Repository.Publish(2);
        for (var moment = 0; ; moment++)
        {
            Directory.Delete(_user.Cache, recursive: true);
            foreach (var (file, bytes) in before)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, bytes);
            }

            var left = moment;
            _user.Server.Instead = _ => left-- == 0 ? throw new OperationCanceledException() : null;
            var killed = await Record.ExceptionAsync(_user.RunAsync) is not null;
            _user.GoOffline();
            (await _user.RunAsync()).Origin.ShouldBe(TrustOrigin.Cache, $"moment {moment}");
            _user.Server.Instead = null;
            (await _user.RunAsync()).Json!.Value.ToArray().ShouldBe(TestRepository.TrustedRoot(2), $"moment {moment}");
            if (!killed)
            {
                moment.ShouldBe(7);
                return;
            }
        }
    }

    [Theory]
    [InlineData("root.json")]
    [InlineData("timestamp.json")]
    [InlineData("snapshot.json")]
    [InlineData("targets.json")]
    public async Task A_damaged_cache_is_mended(string file)
    {
        Repository.Renew();
        Repository.Publish();
        await _user.RunAsync();
        var path = Path.Combine(_user.Cache, file);
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllTextAsync(path, "{");
        (await _user.RunAsync()).Origin.ShouldBe(TrustOrigin.Repository);
        (await File.ReadAllBytesAsync(path)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_told_and_ends_nothing()
    {
        await File.WriteAllTextAsync(_user.CacheFolder, "a file where the folder would be");
        var material = await _user.RunAsync();
        material.Origin.ShouldBe(TrustOrigin.Repository);
        material.Statement.ShouldContain("cannot be used: ");
        File.Delete(_user.CacheFolder);
    }

    [Fact]
    public async Task Asks_nobody_without_TLS_but_this_machine()
    {
        _user.Start = _user.Start with { Address = new Uri("http://tuf.example.org") };
        (await Should.ThrowAsync<InvalidInputException>(_user.RunAsync)).Message.ShouldContain("is not reached over TLS");
        _user.Start = _user.Start with { Address = new Uri("http://127.0.0.1:9") };
        (await _user.RunAsync()).Origin.ShouldBe(TrustOrigin.Repository);
    }
}
