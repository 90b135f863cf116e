namespace Releasing.Cake.Testing.Tests;

/// <summary>Tests of a fake that lives as long as one test, with the repository <c>ada/engine</c>.</summary>
public abstract class FakeGitHubTests : IAsyncLifetime, IDisposable
{
    /// <summary>A commit that every tag may name.</summary>
    protected const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private protected FakeGitHub GitHub { get; private set; } = null!;

    private protected FakeRepository Repository { get; private set; } = null!;

    private protected GitHubConnection Connection { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        GitHub = await FakeGitHub.StartAsync();
        Repository = GitHub.AddRepository("ada", "engine");
        Connection = new GitHubConnection(GitHub);
    }

    public async Task DisposeAsync() => await GitHub.DisposeAsync();

    public void Dispose()
    {
        Connection.Dispose();
        GC.SuppressFinalize(this);
    }
}
