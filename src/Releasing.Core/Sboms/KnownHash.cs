namespace Releasing.Sboms;

/// <summary>
/// A digest that a document can hold: the algorithm is one that both formats know, and the digits are as many as it has. Whatever else a lock file calls a digest is none.
/// </summary>
/// <param name="CycloneDx">As CycloneDX calls the algorithm.</param>
/// <param name="Spdx2">As SPDX 2.3 calls it.</param>
/// <param name="Spdx3">As SPDX 3.0.1 calls it.</param>
/// <param name="Hex">Lower-case digits.</param>
internal sealed record KnownHash(string CycloneDx, string Spdx2, string Spdx3, string Hex)
{
    /// <summary>The digests that can be written, strongest first, each algorithm's by their digits.</summary>
    public static IReadOnlyList<KnownHash> Of(IReadOnlyList<ComponentHash> hashes) => hashes.Count == 0 ? [] :
        [.. hashes.Select(Of).OfType<KnownHash>().Distinct().OrderByDescending(hash => hash.Hex.Length).ThenBy(hash => hash.CycloneDx, StringComparer.Ordinal).ThenBy(hash => hash.Hex, StringComparer.Ordinal)];

    private static KnownHash? Of(ComponentHash hash)
    {
        var hex = hash.Hex.ToLowerInvariant();
        var (names, digits) = hash.Algorithm.ToUpperInvariant() switch
        {
            "MD5" => (("MD5", "MD5", "md5"), 32),
            "SHA-1" or "SHA1" => (("SHA-1", "SHA1", "sha1"), 40),
            "SHA-256" or "SHA256" => (("SHA-256", "SHA256", "sha256"), 64),
            "SHA-384" or "SHA384" => (("SHA-384", "SHA384", "sha384"), 96),
            "SHA-512" or "SHA512" => (("SHA-512", "SHA512", "sha512"), 128),
            "SHA3-256" => (("SHA3-256", "SHA3-256", "sha3_256"), 64),
            "SHA3-384" => (("SHA3-384", "SHA3-384", "sha3_384"), 96),
            "SHA3-512" => (("SHA3-512", "SHA3-512", "sha3_512"), 128),
            _ => (("", "", ""), -1),
        };
        return hex.Length == digits && hex.All(char.IsAsciiHexDigitLower) ? new KnownHash(names.Item1, names.Item2, names.Item3, hex) : null;
    }
}
