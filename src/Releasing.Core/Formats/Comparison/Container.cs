using Releasing.Failures;
using Releasing.Formats.Binaries;
using Releasing.Formats.Dmg;

namespace Releasing.Formats.Comparison;

/// <summary>A file that has parts, recognised by its first bytes and never by its name.</summary>
internal sealed class Container
{
    private const int MagicLength = 263;
    private const int TarMagicOffset = 257;
    private const int HfsPlusMagicOffset = 1024;
    private const int IsoMagicOffset = 32_769;

    private readonly string _path;
    private readonly Func<Stream, string, IEnumerable<Member>> _read;

    private Container(string path, string kind, Func<Stream, string, IEnumerable<Member>> read)
    {
        _path = path;
        Kind = kind;
        _read = read;
    }

    /// <summary>What people call the format: <c>tar</c>, <c>ELF program</c>.</summary>
    public string Kind { get; }

    /// <summary>Recognises a file; null when it has no parts that are known here.</summary>
    public static Container? Open(string path)
    {
        var start = new byte[MagicLength];
        using var stream = File.OpenRead(path);
        var magic = start.AsSpan(0, stream.ReadAtLeast(start, MagicLength, throwOnEndOfStream: false));
        return magic switch
        {
            [0x1F, 0x8B, ..] => new Container(path, "gzip", GzipMembers.Read),
            [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => new Container(path, "zip", ZipMembers.Read),
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] when AppImageMembers.ImageIn(stream, path, magic) is { } image =>
                new Container(path, "AppImage", (file, name) => AppImageMembers.Read(file, name, image)),
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => new Container(path, "ELF program", (file, name) => ElfSections.Read(new HeaderReader(file, name), file)),
            [(byte)'M', (byte)'Z', ..] => new Container(path, "PE program", (file, name) => PeSections.Read(new HeaderReader(file, name), file)),
            [0xED, 0xAB, 0xEE, 0xDB, ..] => new Container(path, "RPM package", RpmMembers.Read),
            _ when magic.StartsWith(CabinetMembers.Magic) => new Container(path, "cabinet", CabinetMembers.Read),
            _ when magic.StartsWith(MsiMembers.Magic) => new Container(path, "compound file", MsiMembers.Read),
            _ when magic.StartsWith("hsqs"u8) => new Container(path, "SquashFS image", SquashFsMembers.Read),
            _ when magic.StartsWith("!<arch>\n"u8) => new Container(path, "ar", ArMembers.Read),
            _ when magic.StartsWith("070701"u8) => new Container(path, "cpio", CpioMembers.Read),
            _ when magic.Length == MagicLength && magic[TarMagicOffset..].StartsWith("ustar"u8) => new Container(path, "tar", TarMembers.Read),
            _ when UdifReader.IsDiskImage(stream) => new Container(path, "disk image", DmgMembers.Read),
            _ when IsAt(stream, HfsPlusMagicOffset, "H+\0\u0004"u8) => new Container(path, "HFS+ volume", HfsPlusMembers.Read),
            _ when IsAt(stream, IsoMagicOffset, "CD001"u8) => new Container(path, "ISO 9660 volume", IsoMembers.Read),
            _ => null,
        };
    }

    /// <summary>The parts in the order of the file; the contents of one are gone when the next is asked for.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="InvalidInputException">A header of it is damaged.</exception>
    public IEnumerable<Member> Members()
    {
        using var stream = File.OpenRead(_path);
        foreach (var member in _read(stream, _path))
        {
            yield return member;
        }
    }

    private static bool IsAt(Stream stream, long offset, ReadOnlySpan<byte> magic)
    {
        var bytes = new byte[magic.Length];
        stream.Position = offset;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && magic.SequenceEqual(bytes);
    }
}
