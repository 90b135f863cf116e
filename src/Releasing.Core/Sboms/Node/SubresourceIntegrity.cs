namespace Releasing.Sboms.Node;

/// <summary>Digests as npm writes them (W3C Subresource Integrity): <c>sha512-BASE64 sha1-BASE64</c>, perhaps with options after a question mark.</summary>
internal static class SubresourceIntegrity
{
    /// <summary>The digests; what is not one is left out, for an archive without a digest is only less well known.</summary>
    /// <param name="text">The attribute; null for none.</param>
    public static ComponentHash[] Read(string? text) => text is null or { Length: > 4096 }
        ? []
        : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One).OfType<ComponentHash>().Distinct()];

    private static ComponentHash? One(string part)
    {
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        var (name, length) = dash < 0 ? ("", 0) : part[..dash] switch
        {
            "sha512" => ("SHA-512", 64),
            "sha384" => ("SHA-384", 48),
            "sha256" => ("SHA-256", 32),
            "sha1" => ("SHA-1", 20),
            _ => ("", 0),
        };
        var digest = new byte[72];
        return length > 0 && Convert.TryFromBase64String(part[(dash + 1)..].Split('?')[0], digest, out var written) && written == length
            ? new ComponentHash(name, Convert.ToHexStringLower(digest.AsSpan(0, written)))
            : null;
    }
}
