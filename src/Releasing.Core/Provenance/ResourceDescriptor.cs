namespace Releasing.Provenance;

/// <summary>Something a provenance speaks of that is no subject: a source, an input, a by-product (in-toto attestation, ResourceDescriptor).</summary>
public sealed record ResourceDescriptor
{
    /// <summary>What it is called; null when the address says enough.</summary>
    public string? Name { get; init; }

    /// <summary>Where it can be found: <c>git+https://github.com/ada/tool@refs/tags/v1.2.3</c>; null when it is nowhere to be found.</summary>
    public string? Uri { get; init; }

    /// <summary>Digests by algorithm as in-toto's DigestSet names them: <c>gitCommit</c>, <c>sha256</c>. At least one.</summary>
    public required IReadOnlyDictionary<string, string> Digest { get; init; }

    /// <summary>Its media type; null when nobody needs it.</summary>
    public string? MediaType { get; init; }
}
