namespace Releasing.Services;

/// <summary>A file to upload.</summary>
/// <param name="Name">The asset name.</param>
/// <param name="MediaType">Its media type (RFC 6838).</param>
/// <param name="Sha256">Its digest: 64 lower-case hexadecimal digits. The store refuses other bytes.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="File">The full path of the file.</param>
public sealed record AssetUpload(string Name, string MediaType, string Sha256, long Size, string File)
{
    /// <summary>Its place among the effects. Default: <see cref="EffectOrder.Upload"/>.</summary>
    public int Order { get; init; } = EffectOrder.Upload;

    /// <summary>What a forge shows in the place of the name; null, the default, for the name.</summary>
    public string? Label { get; init; }
}
