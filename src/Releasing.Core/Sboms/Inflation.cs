namespace Releasing.Sboms;

/// <summary>Decompresses what is told to have, or must not exceed, a length.</summary>
internal static class Inflation
{
    private const int Chunk = 64 * 1024;

    /// <summary>The decompressed bytes; null when they are damaged or more than the limit. Memory grows with what really comes, never with what is told.</summary>
    /// <param name="packed">The compressed bytes.</param>
    /// <param name="open">The decompression, such as a ZLibStream.</param>
    /// <param name="limit">The most bytes.</param>
    public static byte[]? Read(byte[] packed, Func<Stream, Stream> open, int limit)
    {
        try
        {
            using var input = new MemoryStream(packed, writable: false);
            using var stream = open(input);
            using var output = new MemoryStream();
            var buffer = new byte[Chunk];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                if (output.Length + count > limit)
                {
                    return null;
                }

                output.Write(buffer, 0, count);
            }

            return output.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
