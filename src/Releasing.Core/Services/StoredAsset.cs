namespace Releasing.Services;

/// <summary>An asset as a store holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">Its digest when the store tells one: 64 lower-case hexadecimal digits.</param>
/// <param name="IsComplete">False for what an interrupted upload left behind.</param>
/// <param name="Address">Where a person finds it.</param>
public sealed record StoredAsset(string Name, long Size, string? Sha256, bool IsComplete, string Address)
{
    /// <summary>The store's own key; empty where the name is the key.</summary>
    public string Id { get; init; } = "";
}
