using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Ico;

namespace Releasing.Core.Tests.Formats.Ico;

public sealed class IcoFileTests
{
    [Theory]
    [InlineData(256, 0)]
    [InlineData(48, 48)]
    public void A_png_becomes_an_icon_of_one_image(int side, byte written)
    {
        var png = Png(side, side);

        var icon = Read(IcoFile.Of(ContentSource.FromBytes(png, "icon.png")));

        icon.AsSpan(0, 8).ToArray().ShouldBe([0, 0, 1, 0, 1, 0, written, written]);
        BinaryPrimitives.ReadInt32LittleEndian(icon.AsSpan(14)).ShouldBe(png.Length);
        icon[BinaryPrimitives.ReadInt32LittleEndian(icon.AsSpan(18))..].ShouldBe(png);
        Read(IcoFile.Of(ContentSource.FromBytes(icon, "icon.ico"))).ShouldBe(icon, "an icon stays as it is");
    }

    [Theory]
    [InlineData(256, 255, "256 times 255 pixels")]
    [InlineData(257, 257, "257 times 257 pixels")]
    [InlineData(0, 0, "0 times 0 pixels")]
    public void Another_size_is_refused(int width, int height, string what) => Message(Png(width, height)).ShouldContain(what);

    [Fact]
    public void What_is_no_image_is_refused() => Message("GIF89a                                          "u8.ToArray()).ShouldContain("neither a PNG nor an ICO");

    private static string Message(byte[] bytes) => Should.Throw<InvalidInputException>(() => IcoFile.Of(ContentSource.FromBytes(bytes, "icon.png"))).Message;

    private static byte[] Png(int width, int height)
    {
        var png = new byte[40];
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R' }.CopyTo(png, 0);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Read(ContentSource content)
    {
        using var stream = content.Open();
        var bytes = new byte[content.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
