using System.Text;
using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Sboms.Go;

/// <summary>The bytes of Go build info, as the linker lays them down.</summary>
internal static class BuildInfoSample
{
    public const string Modules =
        "path\texample.org/tool/cmd\n" +
        "mod\texample.org/tool\t(devel)\t\n" +
        "dep\tgithub.com/Masterminds/semver\tv3.2.1+incompatible\th1:RN9w6+7QoMeJVGyfmbcgs28Br8cvmnucEXnY0rYXWg0=\n" +
        "dep\texample.org/forked\tv1.0.0\n" +
        "=>\texample.org/fork\tv1.0.1\th1:AAAA6+7QoMeJVGyfmbcgs28Br8cvmnucEXnY0rYXWg0=\n" +
        "dep\texample.org/beside\tv0.0.0\n" +
        "=>\t./beside\t(devel)\t\n" +
        "build\t-compiler=gc\n" +
        "build\tCGO_ENABLED=0\n";

    public static byte[] Magic { get; } = [0xFF, .. " Go buildinf:"u8];

    /// <summary>Since Go 1.18: two strings with their lengths.</summary>
    public static byte[] Inline(string version = "go1.23.4", string modules = Modules) =>
        new ByteWriter().Raw(Magic).Raw(8, 2).PadTo(32).Raw(Prefixed(Encoding.UTF8.GetBytes(version))).Raw(Prefixed(Framed(modules))).PadTo(2048).ToArray();

    /// <summary>Before Go 1.18: the addresses of two string headers, which have the addresses of the texts.</summary>
    public static byte[] Pointed(bool wide, bool bigEndian, string version = "go1.16.3", string modules = Modules)
    {
        var width = wide ? 8 : 4;
        var at = SectionSample.AddressAfter();
        var text = Encoding.UTF8.GetBytes(version);
        var lines = Framed(modules);
        var headers = 64;
        var texts = headers + (4 * width);
        return new ByteWriter(bigEndian, wide).Raw(Magic).Raw((byte)width, (byte)(bigEndian ? 1 : 0)).Word(at + headers).Word(at + headers + (2 * width)).PadTo(headers)
            .Word(at + texts).Word(text.Length).Word(at + texts + text.Length).Word(lines.Length)
            .Raw(text).Raw(lines).ToArray();
    }

    private static byte[] Framed(string modules) => modules.Length == 0 ? [] : [.. Enumerable.Repeat((byte)0x30, 16), .. Encoding.UTF8.GetBytes(modules), .. Enumerable.Repeat((byte)0xF9, 16)];

    private static byte[] Prefixed(byte[] text)
    {
        var length = new List<byte>();
        var rest = text.Length;
        for (; rest >= 0x80; rest >>= 7)
        {
            length.Add((byte)(rest | 0x80));
        }

        return [.. length, (byte)rest, .. text];
    }
}
