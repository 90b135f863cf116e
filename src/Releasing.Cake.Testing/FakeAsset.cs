using Releasing.Cake.Testing.GitHub.Storage;

namespace Releasing.Cake.Testing;

/// <summary>A file of a <see cref="FakeRelease"/>.</summary>
public sealed class FakeAsset
{
    private readonly StoredBytes _bytes;

    internal FakeAsset(long id, string name, StoredBytes bytes)
    {
        Id = id;
        Name = name;
        _bytes = bytes;
    }

    /// <summary>GitHub's number for it.</summary>
    public long Id { get; }

    /// <summary>The name, as GitHub rewrote it.</summary>
    public string Name { get; internal set; }

    /// <summary>What the release page shows in place of the name; empty for none.</summary>
    public string Label { get; internal set; } = "";

    /// <summary>The media type that the upload named.</summary>
    public string ContentType { get; internal init; } = "application/octet-stream";

    /// <summary><c>uploaded</c>, or <c>starter</c> when the upload broke off.</summary>
    public string State { get; internal set; } = "starter";

    /// <summary>The size that the API tells, in bytes.</summary>
    public long Size { get; internal set; }

    /// <summary>What the API tells: <c>sha256:</c> and 64 lower-case digits; null as for assets from before June 2025. A test may set it to something wrong.</summary>
    public string? Digest { get; set; }

    /// <summary>How often the bytes were fetched.</summary>
    public int Downloads { get; internal set; }

    /// <summary>When the upload began.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>The bytes that are there.</summary>
    public byte[] ReadBytes() => _bytes.ReadAll();

    /// <summary>Puts other bytes there, without a word in the API: size and digest stay.</summary>
    /// <param name="bytes">The bytes that a download will bring.</param>
    public void Corrupt(ReadOnlySpan<byte> bytes) => _bytes.Replace(bytes);

    internal StoredBytes Bytes => _bytes;
}
