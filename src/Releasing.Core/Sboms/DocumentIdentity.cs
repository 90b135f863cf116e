using Releasing.Files;

namespace Releasing.Sboms;

/// <summary>
/// The identity of a document: a UUID of version 8 (RFC 9562, 5.8) from the SHA-256 of the document written with an identity of zeroes. The same contents have the same
/// identity, and no two documents share one.
/// </summary>
internal static class DocumentIdentity
{
    /// <summary>Writes a document with the identity that its contents have.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="write">Writes it with an identity; called twice, with equal results but for the identity.</param>
    public static async Task WriteAsync(Stream stream, Func<Stream, Guid, Task> write)
    {
        await using var hashing = new HashingStream(Stream.Null, withSha512: false);
        await write(hashing, Guid.Empty);
        await write(stream, Of(hashing.Sha256));
    }

    /// <summary>The UUID of a digest.</summary>
    /// <param name="sha256">64 hexadecimal digits.</param>
    public static Guid Of(string sha256)
    {
        var bytes = Convert.FromHexString(sha256)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
