using System.Security.Cryptography;
using System.Text;

namespace Releasing.Cake.Testing;

/// <summary>A release of a <see cref="FakeRepository"/>, draft or published.</summary>
public sealed class FakeRelease
{
    private readonly FakeRepository _repository;
    private readonly List<FakeAsset> _assets = [];

    internal FakeRelease(FakeRepository repository, long id, string tag, DateTimeOffset created)
    {
        _repository = repository;
        Id = id;
        Tag = tag;
        CreatedAt = created;
        UpdatedAt = created;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>The tag that it names.</summary>
    public string Tag { get; internal set; }

    /// <summary>The branch or commit on which the tag is made at publication, where it does not exist yet.</summary>
    public string Target { get; internal set; } = "main";

    /// <summary>Its title; null for none.</summary>
    public string? Title { get; internal set; }

    /// <summary>Its notes; null for none.</summary>
    public string? Notes { get; internal set; }

    /// <summary>Only those who may write see it.</summary>
    public bool IsDraft { get; internal set; }

    /// <summary>It is marked as a pre-release.</summary>
    public bool IsPrerelease { get; internal set; }

    /// <summary>Neither its tag nor its assets can change any more.</summary>
    public bool IsImmutable { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>When it was published; null for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <summary>Its assets, in the order of their uploads, incomplete ones included.</summary>
    public IReadOnlyList<FakeAsset> Assets => _repository.Locked(() => _assets.ToArray());

    /// <summary>It is the one that the repository shows as the latest.</summary>
    public bool IsLatest => _repository.LatestRelease == this;

    /// <summary>Adds a complete asset as if somebody had uploaded it.</summary>
    /// <param name="name">Its name, not rewritten.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="contentType">Its media type.</param>
    public FakeAsset AddAsset(string name, ReadOnlySpan<byte> bytes, string contentType = "application/octet-stream")
    {
        var asset = NewAsset(name, contentType);
        asset.Bytes.Replace(bytes);
        asset.Size = bytes.Length;
        asset.Digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        asset.State = "uploaded";
        return asset;
    }

    /// <summary>Adds what is left of an upload that broke off.</summary>
    /// <param name="name">Its name.</param>
    public FakeAsset AddStarter(string name) => NewAsset(name, "application/octet-stream");

    /// <summary>The name of a draft in addresses.</summary>
    internal string Untagged => "untagged-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_repository.FullName} {Id}")))[..20];

    internal string AddressTag => IsDraft ? Untagged : Tag;

    internal FakeAsset NewAsset(string name, string contentType) => _repository.Locked(() =>
    {
        var now = _repository.State.Now;
        var asset = new FakeAsset(_repository.State.NextId(), name, _repository.State.NewBytes()) { ContentType = contentType, CreatedAt = now, UpdatedAt = now };
        _assets.Add(asset);
        return asset;
    });

    internal FakeAsset? FindAsset(long id) => _assets.Find(asset => asset.Id == id);

    internal FakeAsset? FindAsset(string name) => _assets.Find(asset => asset.Name == name);

    internal void Remove(FakeAsset asset)
    {
        _assets.Remove(asset);
        asset.Bytes.Delete();
    }
}
