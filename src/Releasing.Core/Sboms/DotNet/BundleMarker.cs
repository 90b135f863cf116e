using System.Security.Cryptography;
using Releasing.Formats.Binaries;

namespace Releasing.Sboms.DotNet;

/// <summary>
/// Finds where a single-file program keeps the header of its bundle: eight bytes in the host's data, told by the 32 after them, the SHA-256 of <c>.net core bundle</c> and a line end (dotnet/runtime, corehost, bundle_marker).
/// </summary>
internal static class BundleMarker
{
    private const int Chunk = 64 * 1024;
    private const int NumberLength = 8;

    // The data of a host that has the whole runtime in it has less than a megabyte.
    private const ulong SearchedBytes = 64 * 1024 * 1024;

    private static readonly byte[] s_signature = SHA256.HashData(".net core bundle\n"u8);

    /// <summary>The header's offset; null for a program that is no host or bundles nothing.</summary>
    public static ulong? Find(BinaryLayout layout)
    {
        var file = layout.Reader;
        foreach (var part in layout.Segments.Where(part => part.IsData && part.Offset < (ulong)file.Length))
        {
            var end = part.Offset + Math.Min(Math.Min(part.Length, SearchedBytes), (ulong)file.Length - part.Offset);
            for (var start = part.Offset; start < end; start += Chunk - NumberLength - (ulong)s_signature.Length)
            {
                var bytes = file.Bytes(start, (int)Math.Min(Chunk, end - start), part.Name);
                if (bytes.AsSpan().IndexOf(s_signature) is >= NumberLength and var at)
                {
                    file.IsBigEndian = false;
                    return file.U64(start + (ulong)at - NumberLength, ".NET bundle marker") is > 0 and var header ? header : null;
                }
            }
        }

        return null;
    }
}
