using Releasing.Cake.Testing.GitHub.Storage;

namespace Releasing.Cake.Testing.GitHub;

/// <summary>What the fake remembers. Everything is read and changed under <see cref="Gate"/>.</summary>
internal sealed class GitHubState : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-fake-github-");
    private readonly List<FakeToken> _tokens = [];
    private readonly List<FakeRepository> _repositories = [];
    private readonly List<FakePackage> _packages = [];
    private long _id = 1000;
    private int _requests;

    public GitHubState(FakeGitHubOptions options)
    {
        Options = options;
        _tokens.Add(new FakeToken(options.Token));
    }

    public Lock Gate { get; } = new();

    public FakeGitHubOptions Options { get; }

    /// <summary>Whole seconds, as the API writes them.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(Options.Time.GetUtcNow().ToUnixTimeSeconds());

    public IReadOnlyList<FakeRepository> Repositories
    {
        get
        {
            lock (Gate)
            {
                return [.. _repositories];
            }
        }
    }

    public long NextId() => Interlocked.Increment(ref _id);

    /// <summary>How many requests were counted against the limit of this hour, this one included.</summary>
    public int CountRequest() => Interlocked.Increment(ref _requests);

    public int Requests => Volatile.Read(ref _requests);

    public StoredBytes NewBytes() => new(Path.Combine(_folder.FullName, NextId().ToString("x", System.Globalization.CultureInfo.InvariantCulture)));

    public FakeRepository Add(string owner, string name)
    {
        lock (Gate)
        {
            var repository = Find(owner, name) is null
                ? new FakeRepository(this, NextId(), owner, name)
                : throw new ArgumentException($"The repository {owner}/{name} is there already.", nameof(name));
            _repositories.Add(repository);
            return repository;
        }
    }

    public void Add(FakeToken token)
    {
        lock (Gate)
        {
            _tokens.Add(token);
        }
    }

    public FakePackage Add(FakePackage package)
    {
        lock (Gate)
        {
            _packages.Add(package);
            return package;
        }
    }

    public void Remove(FakePackage package)
    {
        lock (Gate)
        {
            _packages.Remove(package);
        }
    }

    public IReadOnlyList<FakePackage> Packages(string owner)
    {
        lock (Gate)
        {
            return [.. _packages.Where(package => package.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase))];
        }
    }

    public FakeToken? FindToken(string value)
    {
        lock (Gate)
        {
            return _tokens.Find(token => token.Value == value);
        }
    }

    // GitHub does not tell upper from lower case here.
    public FakeRepository? Find(string owner, string name)
    {
        lock (Gate)
        {
            return _repositories.Find(one => one.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase) && one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
