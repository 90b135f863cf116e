using System.Text;
using System.Xml;
using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.YumRepository;

/// <summary>One part of the metadata, compressed and named by its digest.</summary>
/// <param name="Type"><c>primary</c>, <c>filelists</c> or <c>other</c>.</param>
/// <param name="Bytes">The compressed document.</param>
/// <param name="Sha256">Digest of the compressed document.</param>
/// <param name="OpenSize">Bytes of the document.</param>
/// <param name="OpenSha256">Digest of the document.</param>
internal sealed record YumPart(string Type, byte[] Bytes, string Sha256, long OpenSize, string OpenSha256)
{
    public string FileName => $"{Sha256}-{Type}.xml.gz";

    public static YumPart Write(string type, Action<XmlWriter> write)
    {
        var bytes = new MemoryStream();
        using var compressed = new HashingStream(bytes);
        using var gzip = new GzipStreamWriter(compressed);
        using var open = new HashingStream(gzip);
        using (var xml = XmlWriter.Create(open, XmlForm))
        {
            write(xml);
        }

        gzip.Complete();
        return new YumPart(type, bytes.ToArray(), compressed.Sha256, open.BytesWritten, open.Sha256);
    }

    public static XmlWriterSettings XmlForm => new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };
}
