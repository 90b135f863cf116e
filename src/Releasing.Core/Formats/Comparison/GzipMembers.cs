using System.Globalization;
using System.IO.Compression;

namespace Releasing.Formats.Comparison;

/// <summary>The one thing inside a gzip file (RFC 1952), which needs no name, with what the header says beside it.</summary>
internal static class GzipMembers
{
    private const int FixedHeaderLength = 10;
    private const int FlagName = 8;

    /// <summary>Reads the header and gives the contents as one member without a name.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var header = new byte[FixedHeaderLength];
        file.ReadExactly(header);
        MemberAttribute[] attributes =
        [
            new("gzip time", BitConverter.ToUInt32(header, 4).ToString(CultureInfo.InvariantCulture)),
            new("gzip file name flag", (header[3] & FlagName) != 0 ? "set" : "not set"),
            new("gzip level mark", header[8].ToString(CultureInfo.InvariantCulture)),
            new("gzip operating system", header[9].ToString(CultureInfo.InvariantCulture)),
        ];
        file.Position = 0;
        using var contents = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        yield return new Member("", attributes, contents.CopyTo);
    }
}
