using System.Buffers.Binary;
using System.IO.Compression;
using Releasing.Files;
using Releasing.Formats.AppBundle;
using Releasing.Formats.Archives;
using Releasing.Formats.Icns;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Dmg;

/// <summary>Python's plistlib reads Info.plist; libicns reads the icon.</summary>
public sealed class AppBundleJudgesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-app-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public void Plistlib_reads_what_stands_in_Info_plist()
    {
        var python = Validator.Require("python3");
        var path = Path.Combine(_folder.FullName, "Info.plist");
        File.WriteAllBytes(path, new AppBundle
        {
            Name = "Größe & <Tool>",
            Identifier = "org.example.tool",
            Version = SemanticVersion.Parse("1.2.3-rc.4"),
            Executable = "tool",
            Programs = [ArchiveEntry.File("tool", ContentSource.FromBytes(Array.Empty<byte>(), "tool"), executable: true)],
            Info = new Dictionary<string, object> { ["CFBundleDocumentTypes"] = new List<object> { new Dictionary<string, object> { ["CFBundleTypeName"] = "Text", ["Rank"] = 7, ["Yes"] = true } } },
        }.InfoPlist());

        var script = "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb')), sort_keys=True, ensure_ascii=False))";
        var json = python.Accept("-c", script, path);

        json.ShouldContain("\"CFBundleName\": \"Größe & <Tool>\"");
        json.ShouldContain("\"CFBundleVersion\": \"1.2.3fc4\"");
        json.ShouldContain("\"CFBundleDocumentTypes\": [{\"CFBundleTypeName\": \"Text\", \"Rank\": 7, \"Yes\": true}]");
        json.ShouldContain("\"NSHighResolutionCapable\": true");
    }

    [SkippableFact]
    public void Icns2png_lists_the_sizes_of_an_icon_and_takes_them_out()
    {
        var reader = Validator.Require("icns2png");
        var path = Path.Combine(_folder.FullName, "icon.icns");
        File.WriteAllBytes(path, IcnsFile.Make([ContentSource.FromBytes(Png(512), "icon.png")]));

        var list = reader.Accept("-l", path);

        list.ShouldContain("512x512");
        list.ShouldContain("256x256");
        // It knows neither the kinds below 256 pixels that hold PNG nor those for displays of twice the density.
        reader.RunIn(_folder.FullName, "-x", path).ShouldBeAccepted();
        var taken = Directory.GetFiles(_folder.FullName, "*256*.png").ShouldHaveSingleItem();
        PngHeader.Read(File.ReadAllBytes(taken), taken).Width.ShouldBe(256);
    }

    // A picture of a few colours, written by the runtime's own compressor.
    private static byte[] Png(int size)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        (header[8], header[9]) = (8, 6);
        var lines = new MemoryStream();
        using (var zlib = new ZLibStream(lines, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < size; row++)
            {
                zlib.WriteByte(0);
                for (var column = 0; column < size; column++)
                {
                    zlib.Write([(byte)(row / 2), (byte)(column / 2), 128, (byte)(255 - (row / 4))]);
                }
            }
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, lines.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        kind.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = ~0u;
        foreach (var value in chunk.AsSpan(4, 4 + data.Length))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), ~crc);
        return chunk;
    }
}
