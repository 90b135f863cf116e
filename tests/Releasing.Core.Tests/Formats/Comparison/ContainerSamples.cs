using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Comparison;

/// <summary>Small files with parts, made by writers that are not ours.</summary>
internal static class ContainerSamples
{
    private static readonly DateTimeOffset _time = new(2024, 5, 6, 7, 8, 10, TimeSpan.Zero);

    public static SampleMember Member(string name, string text) => new(name, Encoding.UTF8.GetBytes(text), 0b110_100_100, _time);

    public static byte[] TarOf(params SampleMember[] members)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var member in members)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, member.Name)
                {
                    Mode = (UnixFileMode)member.Mode, ModificationTime = member.Time, DataStream = new MemoryStream(member.Contents),
                });
            }
        }

        return stream.ToArray();
    }

    public static byte[] GzipOf(byte[] contents, CompressionLevel level = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, level))
        {
            gzip.Write(contents);
        }

        return stream.ToArray();
    }

    public static byte[] ZipOf(params SampleMember[] members)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var member in members)
            {
                var entry = archive.CreateEntry(member.Name);
                entry.ExternalAttributes = member.Mode << 16;
                entry.LastWriteTime = member.Time;
                using var contents = entry.Open();
                contents.Write(member.Contents);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A 64-bit little-endian ELF file with the sections .text and .rodata and the table of their names.</summary>
    public static byte[] ElfOf(string text, string data)
    {
        var names = Encoding.ASCII.GetBytes("\0.text\0.rodata\0.shstrtab\0");
        var (code, constants) = (Encoding.ASCII.GetBytes(text), Encoding.ASCII.GetBytes(data));
        var table = 64 + code.Length + constants.Length + names.Length;
        var file = new ByteWriter()
            .Raw(0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1).PadTo(16).U16(2).U16(62).U32(1).U64(0).U64(0).U64(table)
            .U32(0).U16(64).U16(56).U16(0).U16(64).U16(4).U16(3).Raw(code).Raw(constants).Raw(names).PadTo(table + 64);
        Section(1, 1, 64, code.Length);
        Section(7, 1, 64 + code.Length, constants.Length);
        Section(15, 3, 64 + code.Length + constants.Length, names.Length);
        return file.ToArray();

        void Section(int name, int type, int offset, int length) =>
            file.U32(name).U32(type).U64(0).U64(0).U64(offset).U64(length).U64(0).U64(0).U64(0);
    }

    /// <summary>A PE file with one section, .rdata.</summary>
    public static byte[] PeOf(string data)
    {
        var contents = Encoding.ASCII.GetBytes(data);
        return new ByteWriter().Raw((byte)'M', (byte)'Z').PadTo(0x3C).U32(0x80).PadTo(0x80)
            .Raw((byte)'P', (byte)'E', 0, 0).U16(0x8664).U16(1).U32(0).U32(0).U32(0).U16(0).U16(0x22)
            .Raw([.. ".rdata\0\0"u8]).U32(contents.Length).U32(0x1000).U32(contents.Length).U32(0x200).PadTo(0x200).Raw(contents).ToArray();
    }

    internal sealed record SampleMember(string Name, byte[] Contents, int Mode, DateTimeOffset Time);
}
