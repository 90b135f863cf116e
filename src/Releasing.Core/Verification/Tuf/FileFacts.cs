using System.Globalization;
using System.Security.Cryptography;

namespace Releasing.Verification.Tuf;

/// <summary>What metadata tell of a file below them (TUF specification 1.0.34, section 4.4 and 4.5).</summary>
/// <param name="Version">Its version; 0 for a target, which has none.</param>
/// <param name="Length">Its length in bytes; null where it is not told.</param>
/// <param name="Hashes">Its digests by the names of the algorithms, hexadecimal; empty where none is told.</param>
internal sealed record FileFacts(long Version, long? Length, IReadOnlyDictionary<string, string> Hashes)
{
    /// <summary>Reads the facts of metadata, whose length and hashes may be left out.</summary>
    public static FileFacts OfMetadata(TufObject file) => new(file.Number("version", 1), file.NumberOrNull("length", 0), ReadHashes(file.ObjectOrNull("hashes")));

    /// <summary>Reads the facts of a target.</summary>
    public static FileFacts OfTarget(TufObject file) => new(0, file.Number("length", 0), ReadHashes(file.Object("hashes")));

    /// <summary>The digest that consistent snapshots name the file after: SHA-256 where there is one.</summary>
    public string? NameDigest => Hashes.GetValueOrDefault("sha256") ?? Hashes.GetValueOrDefault("sha512");

    /// <summary>Refuses bytes that are not those of the file. All digests of a known kind count, and of those that are told one has to be.</summary>
    public void MustBeOf(ReadOnlyMemory<byte> bytes, string where)
    {
        if (Length is { } length && length != bytes.Length)
        {
            throw new TufRefusedException(TufReason.LengthMismatch, where, string.Create(CultureInfo.InvariantCulture, $"It has {bytes.Length} bytes instead of {length}."));
        }

        if (Hashes.Count > 0 && NameDigest is null)
        {
            throw new TufRefusedException(TufReason.AlgorithmUnsupported, where, "None of its digests is SHA-256 or SHA-512.");
        }

        if (Differs("sha256", SHA256.HashData, bytes) || Differs("sha512", SHA512.HashData, bytes))
        {
            throw new TufRefusedException(TufReason.HashMismatch, where, "It does not have the digest that is told of it.");
        }
    }

    private delegate byte[] Hash(ReadOnlySpan<byte> bytes);

    private bool Differs(string algorithm, Hash hash, ReadOnlyMemory<byte> bytes) =>
        Hashes.TryGetValue(algorithm, out var digest) && !string.Equals(digest, Convert.ToHexStringLower(hash(bytes.Span)), StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> ReadHashes(TufObject? told)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in told?.Names ?? [])
        {
            var digest = told!.Value.Text(name);
            // One becomes part of an address.
            hashes[name] = digest.Length is > 0 and <= 256 && digest.All(char.IsAsciiHexDigit) ? digest : throw told.Value.Refused("A digest is not hexadecimal.");
        }

        return hashes;
    }
}
