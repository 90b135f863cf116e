using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Icns;
using Releasing.Formats.Ico;

namespace Releasing.Core.Tests.Formats.Ico;

public sealed class IcoFileTests
{
    [Theory]
    [InlineData(16, new[] { 16 })]
    [InlineData(47, new[] { 16, 32 })]
    [InlineData(256, new[] { 16, 32, 48, 256 })]
    [InlineData(300, new[] { 16, 32, 48, 256 })]
    public void A_png_becomes_an_icon_of_the_usual_sizes(int side, int[] sizes)
    {
        var icon = Read(IcoFile.Of(ContentSource.FromBytes(Png(side, side), "icon.png")));

        BinaryPrimitives.ReadUInt16LittleEndian(icon.AsSpan(4)).ShouldBe((ushort)sizes.Length);
        for (var index = 0; index < sizes.Length; index++)
        {
            var entry = icon.AsSpan(6 + (index * 16), 16);
            (entry[0], entry[1]).ShouldBe(((byte)sizes[index], (byte)sizes[index]), "256 is written as 0");
            var (length, offset) = (BinaryPrimitives.ReadInt32LittleEndian(entry[8..]), BinaryPrimitives.ReadInt32LittleEndian(entry[12..]));
            var image = PngReader.Read(icon[offset..(offset + length)], "image");
            (image.Width, image.Height).ShouldBe((sizes[index], sizes[index]));
            image.Pixels.AsSpan(0, 4).ToArray().ShouldBe([10, 20, 30, 255]);
        }

        Read(IcoFile.Of(ContentSource.FromBytes(icon, "icon.ico"))).ShouldBe(icon, "an icon stays as it is");
    }

    [Theory]
    [InlineData(256, 255, "256 × 255 pixels")]
    [InlineData(15, 15, "15 × 15 pixels")]
    public void Another_size_is_refused(int width, int height, string what) => Message(Png(width, height)).ShouldContain(what);

    [Fact]
    public void What_is_no_picture_is_refused() => Message("GIF89a                                          "u8.ToArray()).ShouldContain("icon.png");

    private static string Message(byte[] bytes) => Should.Throw<InvalidInputException>(() => IcoFile.Of(ContentSource.FromBytes(bytes, "icon.png"))).Message;

    private static byte[] Png(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        for (var at = 0; at < pixels.Length; at += 4)
        {
            (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (10, 20, 30, 255);
        }

        return PngWriter.Write(new PngImage(width, height, pixels));
    }

    private static byte[] Read(ContentSource content)
    {
        using var stream = content.Open();
        var bytes = new byte[content.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
