using System.Globalization;

namespace Releasing.Verification.Tuf;

/// <summary>What all metadata have (TUF specification 1.0.34, section 4.3): signatures over the canonical form of what is signed, a type, a version and an end.</summary>
internal abstract class SignedMetadata
{
    private const int MostSignatures = 256;
    private const int LongestSignature = 4096;
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    protected SignedMetadata(ReadOnlyMemory<byte> bytes, string role)
    {
        Where = $"{TufRole.File(role)} of the TUF repository";
        Bytes = bytes;
        var document = TufObject.Parse(bytes, Where);
        Signed = document.Object("signed");
        // First of all, because it also proves that every text is one.
        SignedBytes = Signed.Canonical();
        if (Signed.Text("_type") != role)
        {
            throw Refused(TufReason.WrongType, $"Its _type is not {role}.");
        }

        var specification = Signed.Text("spec_version").Split('.');
        if (specification.Length is < 2 or > 3 || specification[0] != "1" || !specification.All(part => part.Length is > 0 and < 9 && part.All(char.IsAsciiDigit)))
        {
            throw Refused(TufReason.SpecificationUnsupported, "It follows no version 1 of the specification.");
        }

        Version = Signed.Number("version", 1);
        Expires = DateTimeOffset.TryParseExact(
            Signed.Text("expires"), s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var end)
            ? end
            : throw Signed.Refused("expires is no time.");
        Signatures = ReadSignatures(document);
    }

    /// <summary>What messages call it.</summary>
    public string Where { get; }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The bytes that signatures are over.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>The version, from 1.</summary>
    public long Version { get; }

    /// <summary>Until when it counts.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>The signatures by the ids of the keys.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Signatures { get; }

    /// <summary>What is signed.</summary>
    protected TufObject Signed { get; }

    /// <summary>Refuses what has expired.</summary>
    public void MustBeCurrent(DateTimeOffset now)
    {
        if (Expires <= now)
        {
            throw Refused(TufReason.Expired, string.Create(CultureInfo.InvariantCulture, $"It expired at {Expires.UtcDateTime:u}."));
        }
    }

    /// <summary>A refusal of this file.</summary>
    public TufRefusedException Refused(TufReason reason, string what) => new(reason, Where, what);

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadSignatures(TufObject document)
    {
        var signatures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var signature in document.Objects("signatures", MostSignatures))
        {
            var text = signature.Text("sig");
            // The repository of Sigstore has empty ones, of who did not sign yet. They verify with nothing.
            if (text.Length > LongestSignature || text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit))
            {
                throw signature.Refused("sig is not hexadecimal.");
            }

            if (!signatures.TryAdd(signature.Text("keyid"), Convert.FromHexString(text)))
            {
                throw signature.Refused("It is the second one of the same key.");
            }
        }

        return signatures;
    }
}
