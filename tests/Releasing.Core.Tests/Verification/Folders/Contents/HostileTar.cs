using System.IO.Compression;
using System.Text;

namespace Releasing.Core.Tests.Verification.Folders.Contents;

/// <summary>Writes tar members that no honest writer makes.</summary>
internal static class HostileTar
{
    public static byte[] Gzip(params byte[][] parts)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                gzip.Write(part);
            }
        }

        return memory.ToArray();
    }

    /// <summary>A header with contents (POSIX ustar).</summary>
    public static byte[] Member(string name, char type = '0', string link = "", int mode = 0x1A4, string content = "", string? size = null)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        Put(header, 100, Convert.ToString(mode, 8).PadLeft(7, '0'));
        Put(header, 124, size ?? Convert.ToString(content.Length, 8).PadLeft(11, '0'));
        Put(header, 136, "00000000000");
        header[156] = (byte)type;
        Encoding.UTF8.GetBytes(link).CopyTo(header, 157);
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        header.AsSpan(148, 8).Fill((byte)' ');
        Put(header, 148, Convert.ToString(header.Sum(part => part), 8).PadLeft(6, '0') + "\0");
        var padded = new byte[(content.Length + 511) / 512 * 512];
        Encoding.UTF8.GetBytes(content).CopyTo(padded, 0);
        return [.. header, .. padded];
    }

    private static void Put(byte[] header, int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, at);
}
