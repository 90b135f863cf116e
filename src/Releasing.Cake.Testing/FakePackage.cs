using Releasing.Cake.Testing.GitHub;

namespace Releasing.Cake.Testing;

/// <summary>A package of an account, in GitHub Packages.</summary>
public sealed class FakePackage
{
    private readonly GitHubState _state;
    private readonly List<FakePackageVersion> _versions = [];

    internal FakePackage(GitHubState state, string owner, string type, string name)
    {
        _state = state;
        Id = state.NextId();
        Owner = owner;
        Type = type;
        Name = name;
        CreatedAt = state.Now;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>The account it belongs to.</summary>
    public string Owner { get; }

    /// <summary><c>container</c>, <c>npm</c>, <c>nuget</c>, <c>maven</c>, <c>rubygems</c> or <c>docker</c>.</summary>
    public string Type { get; }

    /// <summary>Its name; may hold slashes.</summary>
    public string Name { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Its versions, the newest first.</summary>
    public IReadOnlyList<FakePackageVersion> Versions
    {
        get
        {
            lock (_state.Gate)
            {
                return [.. Enumerable.Reverse(_versions)];
            }
        }
    }

    /// <summary>Adds a version.</summary>
    /// <param name="name">Its name; of a container its digest.</param>
    /// <param name="tags">The tags of a container's version.</param>
    public FakePackageVersion AddVersion(string name, params IReadOnlyList<string> tags)
    {
        lock (_state.Gate)
        {
            var version = new FakePackageVersion(_state.NextId(), name, tags, _state.Now);
            _versions.Add(version);
            return version;
        }
    }

    internal bool Remove(long version) => _versions.RemoveAll(one => one.Id == version) > 0;
}
