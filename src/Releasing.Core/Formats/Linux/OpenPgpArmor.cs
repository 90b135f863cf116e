using System.Text;

namespace Releasing.Formats.Linux;

/// <summary>ASCII armour (RFC 9580, section 6.2): how a binary signature becomes the text that apt and dnf ask for.</summary>
public static class OpenPgpArmor
{
    private const int LineLength = 64;

    /// <summary>The armoured form of a detached signature.</summary>
    /// <param name="signature">The signature packet in binary form.</param>
    /// <returns>Lines with LF, the last one too.</returns>
    public static string Signature(ReadOnlySpan<byte> signature)
    {
        var text = new StringBuilder("-----BEGIN PGP SIGNATURE-----\n\n");
        var base64 = Convert.ToBase64String(signature);
        for (var start = 0; start < base64.Length; start += LineLength)
        {
            text.Append(base64, start, Math.Min(LineLength, base64.Length - start)).Append('\n');
        }

        // Readers that follow RFC 4880 look for the checksum; those of RFC 9580 ignore it.
        var checksum = Checksum(signature);
        text.Append('=').Append(Convert.ToBase64String([(byte)(checksum >> 16), (byte)(checksum >> 8), (byte)checksum])).Append('\n');
        return text.Append("-----END PGP SIGNATURE-----\n").ToString();
    }

    /// <summary>CRC-24 (RFC 4880, section 6.1).</summary>
    private static int Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xB704CE;
        foreach (var value in bytes)
        {
            crc ^= value << 16;
            for (var bit = 0; bit < 8; bit++)
            {
                crc <<= 1;
                crc = (crc & 0x1000000) != 0 ? crc ^ 0x1864CFB : crc;
            }
        }

        return crc & 0xFFFFFF;
    }
}
