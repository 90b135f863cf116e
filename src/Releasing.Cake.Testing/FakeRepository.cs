using System.Security.Cryptography;
using System.Text;
using Releasing.Cake.Testing.GitHub;

namespace Releasing.Cake.Testing;

/// <summary>A repository of a <see cref="FakeGitHub"/>. Members may be called while requests are answered.</summary>
public sealed partial class FakeRepository
{
    private readonly List<FakeRelease> _releases = [];
    private readonly Dictionary<string, FakeTag> _tags = new(StringComparer.Ordinal);
    private long? _latest;

    internal FakeRepository(GitHubState state, long id, string owner, string name)
    {
        State = state;
        Id = id;
        Owner = owner;
        Name = name;
        CreatedAt = state.Now;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>The account it belongs to.</summary>
    public string Owner { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary><c>owner/name</c>.</summary>
    public string FullName => $"{Owner}/{Name}";

    /// <summary>What the repository says of itself; null for nothing.</summary>
    public string? Description { get; set; }

    /// <summary>Only those with a token see it. Default false.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>Releases become immutable when they are published (setting "Release immutability"). Default false.</summary>
    public bool HasImmutableReleases { get; set; }

    /// <summary>The branch on which tags are made that nobody pushed. Default <c>main</c>.</summary>
    public string DefaultBranch { get; set; } = "main";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Every release, drafts included, the newest first as GitHub lists them.</summary>
    public IReadOnlyList<FakeRelease> Releases => Locked(() => _releases.OrderByDescending(release => release.CreatedAt).ThenByDescending(release => release.Id).ToArray());

    /// <summary>Every tag, by name.</summary>
    public IReadOnlyList<FakeTag> Tags => Locked(() => _tags.Values.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToArray());

    /// <summary>The release that GitHub shows as the latest: the one marked so, or else the newest that is neither draft nor pre-release. Null for none.</summary>
    public FakeRelease? LatestRelease => Locked(() => _releases.Find(release => release.Id == _latest && !release.IsDraft && !release.IsPrerelease)
        ?? Releases.FirstOrDefault(release => !release.IsDraft && !release.IsPrerelease));

    /// <summary>Adds a tag, as <c>git push</c> does; one of the same name is moved.</summary>
    /// <param name="name">Its name, without <c>refs/tags/</c>.</param>
    /// <param name="commit">The commit: 40 hexadecimal digits.</param>
    /// <param name="annotated">It has an object of its own. Default true.</param>
    public FakeTag AddTag(string name, string commit, bool annotated = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(commit);
        var tag = new FakeTag(name, commit, annotated ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"tag {name} {commit}")))[..40] : null);
        Locked(() => _tags[name] = tag);
        return tag;
    }

    /// <summary>Removes a tag, as <c>git push --delete</c> does.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>It was there.</returns>
    public bool RemoveTag(string name) => Locked(() => _tags.Remove(name));

    /// <summary>Adds a release as if somebody had made it by hand.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="draft">It is not published yet.</param>
    public FakeRelease AddRelease(string tag, bool draft = false) => Locked(() =>
    {
        var release = new FakeRelease(this, State.NextId(), tag, State.Now) { IsDraft = draft, Target = DefaultBranch, Title = tag, Notes = "" };
        release.PublishedAt = draft ? null : release.CreatedAt;
        _releases.Add(release);
        return release;
    });

    /// <summary>Removes a release with its assets, as somebody does by hand.</summary>
    /// <param name="release">One of <see cref="Releases"/>.</param>
    public void RemoveRelease(FakeRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        Locked(() =>
        {
            Remove(release);
            return 0;
        });
    }

    internal GitHubState State { get; }

    internal T Locked<T>(Func<T> action)
    {
        lock (State.Gate)
        {
            return action();
        }
    }

    internal FakeTag? FindTag(string name) => _tags.GetValueOrDefault(name);

    internal FakeRelease? FindRelease(long id) => _releases.Find(release => release.Id == id);

    internal FakeRelease? FindPublished(string tag) => _releases.Find(release => release.Tag == tag && !release.IsDraft);

    internal FakeRelease? FindByAddress(string tag) => _releases.Find(release => release.AddressTag == tag);

    internal (FakeRelease Release, FakeAsset Asset)? FindAsset(long id) =>
        _releases.Select(release => (Release: release, Asset: release.FindAsset(id))).FirstOrDefault(found => found.Asset is not null) is { Asset: { } asset, Release: { } release } ? (release, asset) : null;

    internal void Remove(FakeRelease release)
    {
        foreach (var asset in release.Assets)
        {
            release.Remove(asset);
        }

        _releases.Remove(release);
    }

    internal void MarkLatest(FakeRelease release) => _latest = release.Id;
}
