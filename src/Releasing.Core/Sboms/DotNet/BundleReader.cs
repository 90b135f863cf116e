using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Sboms.DotNet;

/// <summary>
/// The header of a bundle, versions 1, 2 and 6 (dotnet/designs, "Single-file bundler"; Microsoft.NET.HostModel, bundle manifest): file count and name, since version 2 where deps.json lies, then one row per file.
/// </summary>
internal sealed class BundleReader(HeaderReader file)
{
    private const string Field = ".NET bundle header";
    private const uint MostFiles = 65_536;
    private const byte DepsJsonType = 3;
    private const ulong LongestName = 4096;

    private ulong _at;

    /// <summary>The deps.json of a bundle; null when it has none.</summary>
    /// <param name="header">Where the header begins in the file.</param>
    public BundledFile? DepsJson(ulong header)
    {
        _at = header;
        var major = U32();
        var minor = U32();
        if (major is not (1 or 2 or 6))
        {
            throw file.Wrong(Field, $"has version {major}.{minor}; 1, 2 and 6 are known here");
        }

        var count = U32();
        if (count > MostFiles)
        {
            throw file.Wrong(Field, $"tells of {count} files, more than {MostFiles}");
        }

        Text();
        var told = major == 1 ? null : Location();
        for (uint i = 0; i < count; i++)
        {
            var offset = U64();
            var size = U64();
            var compressed = major >= 6 ? U64() : 0;
            var isDepsJson = file.Bytes(_at++, 1, Field)[0] == DepsJsonType;
            var name = Text();
            if (isDepsJson)
            {
                return new BundledFile(name, offset, size, compressed);
            }
        }

        return told;
    }

    private BundledFile? Location()
    {
        var deps = new BundledFile("deps.json", U64(), U64(), 0);

        // Offset and size of runtimeconfig.json, then flags.
        _at += 24;
        return deps.Size > 0 ? deps : null;
    }

    private uint U32()
    {
        var value = file.U32(_at, Field);
        _at += 4;
        return value;
    }

    private ulong U64()
    {
        var value = file.U64(_at, Field);
        _at += 8;
        return value;
    }

    // The length in groups of seven bits, as BinaryWriter writes it.
    private string Text()
    {
        ulong length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = file.Bytes(_at++, 1, Field)[0];
            length |= (ulong)(part & 0x7F) << shift;
            if ((part & 0x80) == 0)
            {
                break;
            }

            if (shift == 28)
            {
                throw file.Wrong(Field, "has a name whose length never ends");
            }
        }

        var text = file.Content(_at, length, (int)LongestName, Field);
        _at += length;
        return Encoding.UTF8.GetString(text);
    }
}
