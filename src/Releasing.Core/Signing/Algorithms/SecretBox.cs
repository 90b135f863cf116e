using System.Security.Cryptography;

namespace Releasing.Signing.Algorithms;

/// <summary>NaCl's <c>crypto_secretbox</c>: XSalsa20 with Poly1305, the tag before the ciphertext.</summary>
internal static class SecretBox
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes of a nonce.</summary>
    public const int NonceLength = 24;

    /// <summary>Encrypts.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> message)
    {
        // The first 32 bytes of the stream are the key of the authenticator, the message begins behind them.
        byte[] stream = [.. new byte[KeyLength], .. message];
        Salsa20.XorStream(key, nonce, stream);
        byte[] box = [.. Poly1305.Tag(stream.AsSpan(0, KeyLength), stream.AsSpan(KeyLength)), .. stream.AsSpan(KeyLength)];
        CryptographicOperations.ZeroMemory(stream);
        return box;
    }

    /// <summary>Decrypts; null when the key is another or something was changed.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> box)
    {
        if (box.Length < Poly1305.TagLength)
        {
            return null;
        }

        var authenticator = new byte[KeyLength];
        Salsa20.XorStream(key, nonce, authenticator);
        var whole = CryptographicOperations.FixedTimeEquals(Poly1305.Tag(authenticator, box[Poly1305.TagLength..]), box[..Poly1305.TagLength]);
        CryptographicOperations.ZeroMemory(authenticator);
        if (!whole)
        {
            return null;
        }

        byte[] stream = [.. new byte[KeyLength], .. box[Poly1305.TagLength..]];
        Salsa20.XorStream(key, nonce, stream);
        var message = stream[KeyLength..];
        CryptographicOperations.ZeroMemory(stream);
        return message;
    }
}
