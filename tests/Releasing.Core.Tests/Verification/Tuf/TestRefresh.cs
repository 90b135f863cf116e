using Releasing.Core.Tests.Verification.Authority;
using Releasing.Signing.Keyless;
using Releasing.Verification.Tuf;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>A user with a cache of their own, who refreshes from a test repository.</summary>
internal sealed class TestRefresh : TimeProvider, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestRefresh(TestRepository? repository = null)
    {
        Repository = repository ?? new TestRepository();
        Server = new TestServer(Repository);
        Start = new TufRepository(new Uri("https://tuf.example.org"), Repository.FirstRoot);
    }

    public TestRepository Repository { get; }

    public TestServer Server { get; }

    public TufRepository Start { get; set; }

    public DateTimeOffset Now { get; set; } = TestClock.Now;

    /// <summary>The folder of the repository in the cache.</summary>
    public string Cache => Directory.GetDirectories(_folder["cache"]).ShouldHaveSingleItem();

    public string CacheFolder => _folder["cache"];

    public Task<TrustMaterial> RunAsync()
    {
        var settings = new TrustSettings { Repository = Start, CacheFolder = CacheFolder, Limits = new ServiceLimits { Attempts = 1 } };
        return TrustRefresh.RunAsync(settings, Server, this);
    }

    public async Task<TufRefusedException> MustBeRefusedAsync(TufReason reason)
    {
        var error = await Should.ThrowAsync<TufRefusedException>(RunAsync);
        error.Reason.ShouldBe(reason, error.Message);
        return error;
    }

    /// <summary>The network is gone.</summary>
    public void GoOffline() => Server.Instead = _ => throw new HttpRequestException("no route to host");

    public override DateTimeOffset GetUtcNow() => Now;

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }
}
