using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Releasing.AcceptanceTests.Packed;

/// <summary>A package with a real assembly that says it is of another version.</summary>
internal static class PatchedAssembly
{
    /// <summary>Packs an assembly under its own name with major and file version changed.</summary>
    public static void Pack(string assembly, ushort major, string feed)
    {
        var name = Path.GetFileNameWithoutExtension(assembly);
        using var zip = ZipFile.Open(Path.Combine(feed, $"{name}.{major}.0.0.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(zip.CreateEntry(name + ".nuspec").Open()))
        {
            nuspec.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id>
                    <version>{major}.0.0</version>
                    <authors>test</authors>
                    <description>{name} of the future</description>
                    <dependencies><group targetFramework="net10.0" /></dependencies>
                  </metadata>
                </package>
                """);
        }

        using var content = zip.CreateEntry($"lib/net10.0/{name}.dll").Open();
        content.Write(WithMajor(File.ReadAllBytes(assembly), major));
    }

    // ECMA-335 II.22.2: the row of the Assembly table begins with the hash algorithm (4 bytes), then comes the major version (2 bytes).
    private static byte[] WithMajor(byte[] image, ushort major)
    {
        using var reader = new PEReader(new MemoryStream(image));
        var row = reader.PEHeaders.MetadataStartOffset + reader.GetMetadataReader().GetTableMetadataOffset(TableIndex.Assembly);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(row + 4), major);
        return image;
    }
}
