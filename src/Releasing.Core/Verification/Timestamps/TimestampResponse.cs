using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Releasing.Verification.Timestamps;

/// <summary>Takes the token out of a time-stamp response (RFC 3161, section 2.4.2).</summary>
internal static class TimestampResponse
{
    /// <summary>Reads a response that grants a token.</summary>
    public static Rfc3161TimestampToken Read(ReadOnlyMemory<byte> response, string where)
    {
        try
        {
            var reader = new AsnReader(response, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();

            // 0 = granted, 1 = granted with modifications.
            if (sequence.ReadSequence().ReadInteger() > 1)
            {
                throw Invalid(where, "A time stamp was not granted.");
            }

            var encoded = sequence.ReadEncodedValue();
            sequence.ThrowIfNotEmpty();
            return Rfc3161TimestampToken.TryDecode(encoded, out var token, out var read) && read == encoded.Length ? token : throw Invalid(where, "A time stamp holds no token.");
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            throw Invalid(where, "A time stamp is no RFC 3161 response.", error);
        }
    }

    private static RefusedException Invalid(string where, string what, Exception? inner = null) => new(RefusalReason.TimestampInvalid, where, what, inner);
}
