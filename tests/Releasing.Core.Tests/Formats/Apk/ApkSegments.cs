using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Releasing.Core.Tests.Formats.Apk;

/// <summary>Takes a package apart into its gzip members and tar entries.</summary>
internal static class ApkSegments
{
    private const int HeaderLength = 10;
    private const int TrailerLength = 8;

    public static List<byte[]> Split(byte[] package)
    {
        var segments = new List<byte[]>();
        for (var at = 0; at < package.Length;)
        {
            var inflater = new Inflater(noHeader: true);
            inflater.SetInput(package, at + HeaderLength, package.Length - at - HeaderLength);
            var buffer = new byte[64 * 1024];
            while (!inflater.IsFinished)
            {
                inflater.Inflate(buffer);
            }

            var length = HeaderLength + (int)inflater.TotalIn + TrailerLength;
            segments.Add(package[at..(at + length)]);
            at += length;
        }

        return segments;
    }

    public static byte[] Gunzip(byte[] segment)
    {
        using var gunzip = new GZipStream(new MemoryStream(segment), CompressionMode.Decompress);
        var output = new MemoryStream();
        gunzip.CopyTo(output);
        return output.ToArray();
    }

    public static List<TarEntry> Entries(byte[] segment)
    {
        using var reader = new TarReader(new MemoryStream(Gunzip(segment)));
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public static byte[] Bytes(this TarEntry entry)
    {
        var bytes = new MemoryStream();
        if (entry.DataStream is { } data)
        {
            data.Position = 0;
            data.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    public static string Text(this TarEntry entry) => Encoding.UTF8.GetString(entry.Bytes());
}
