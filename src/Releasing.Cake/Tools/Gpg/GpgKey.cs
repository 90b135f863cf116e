namespace Releasing.Cake.Tools.Gpg;

/// <summary>A private key in a keyring.</summary>
/// <param name="Fingerprint">Of its primary key, 40 or 64 hexadecimal digits.</param>
/// <param name="Made">When the youngest part of it that can sign was made, UTC: a signature cannot be older than that.</param>
/// <param name="Expires">When it stops being valid, UTC; null for never.</param>
internal sealed record GpgKey(string Fingerprint, DateTimeOffset Made, DateTimeOffset? Expires)
{
    private const int TypeField = 0;
    private const int ValidityField = 1;
    private const int MadeField = 5;
    private const int ExpiresField = 6;
    private const int FingerprintField = 9;
    private const int CapabilityField = 11;

    /// <summary>The keys in the records of <c>--with-colons --list-secret-keys</c> (doc/DETAILS of GnuPG), revoked ones left out.</summary>
    public static IReadOnlyList<GpgKey> Read(IEnumerable<string[]> records)
    {
        var keys = new List<GpgKey>();
        GpgKey? key = null;
        foreach (var fields in records)
        {
            switch (fields[TypeField])
            {
                case "sec":
                    Finish();
                    key = fields[ValidityField] is "r" ? null : new GpgKey("", TimeOf(fields[MadeField]) ?? default, TimeOf(fields[ExpiresField]));
                    break;
                case "fpr" when key is { Fingerprint.Length: 0 }:
                    key = key with { Fingerprint = fields[FingerprintField] };
                    break;
                case "ssb" when key is not null && fields[CapabilityField].Contains('s', StringComparison.Ordinal) && fields[ValidityField] is not ("r" or "e"):
                    // gpg signs with the youngest subkey that may sign.
                    key = key with { Made = TimeOf(fields[MadeField]) is { } made && made > key.Made ? made : key.Made };
                    break;
            }
        }

        Finish();
        return keys;

        void Finish()
        {
            if (key is { Fingerprint.Length: > 0 })
            {
                keys.Add(key);
            }
        }
    }

    private static DateTimeOffset? TimeOf(string seconds) =>
        long.TryParse(seconds, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) ? DateTimeOffset.FromUnixTimeSeconds(value) : null;
}
