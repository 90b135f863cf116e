using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Sboms.DotNet;

/// <summary>Appends a bundle to a small program whose data has the marker, as the SDK's bundler does.</summary>
internal static class BundleSample
{
    public static byte[] Build(int version, string? depsJson, bool isCompressed = false, Func<SectionSample, byte[]>? format = null, long? toldOffset = null, int? toldCount = null)
    {
        var signature = SHA256.HashData(".net core bundle\n"u8);
        var host = (format ?? (sample => sample.Elf()))(new SectionSample().Add(".data", [.. new byte[72], .. signature, .. new byte[32]]));
        var content = Encoding.UTF8.GetBytes(depsJson ?? "");
        var packed = isCompressed ? Deflated(content) : content;
        var other = host.Length;
        var depsAt = other + 5;
        var header = depsAt + packed.Length;
        var file = new ByteWriter().Raw(host).Raw(1, 2, 3, 4, 5).Raw(packed)
            .U32(version).U32(0).U32(toldCount ?? (depsJson is null ? 1 : 2)).Raw(Named("bundle-id"));
        if (version > 1)
        {
            file.U64(depsJson is null ? 0 : depsAt).U64(content.Length).U64(0).U64(0).U64(0);
        }

        Entry(file, version, other, 5, 0, 1, "tool.dll");
        if (depsJson is not null)
        {
            Entry(file, version, depsAt, content.Length, isCompressed ? packed.Length : 0, 3, "tool.deps.json");
        }

        var bytes = file.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf(signature) - 8), toldOffset ?? header);
        return bytes;
    }

    private static void Entry(ByteWriter file, int version, int offset, int size, int compressed, byte type, string name)
    {
        file.U64(offset).U64(size);
        if (version >= 6)
        {
            file.U64(compressed);
        }

        file.Raw(type).Raw(Named(name));
    }

    private static byte[] Named(string text) => [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Deflated(byte[] content)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return output.ToArray();
    }
}
