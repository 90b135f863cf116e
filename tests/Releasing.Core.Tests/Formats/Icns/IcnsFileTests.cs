using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Icns;

namespace Releasing.Core.Tests.Formats.Icns;

public sealed class IcnsFileTests
{
    [Fact]
    public void A_picture_is_there_as_it_is_and_in_every_smaller_size()
    {
        var png = PngWriter.Write(Picture(512));

        var elements = Elements(IcnsFile.Make([ContentSource.FromBytes(png, "icon.png")]));

        elements.Select(element => (element.Kind, PngHeader.Read(element.Png, "x").Width)).ShouldBe(
            [("icp4", 16), ("icp5", 32), ("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic08", 256), ("ic13", 256), ("ic09", 512), ("ic14", 512)]);
        elements[^1].Png.ShouldHaveBytes(png);
    }

    [Fact]
    public void Of_several_pictures_the_next_larger_is_reduced()
    {
        var (small, large) = (PngWriter.Write(Solid(32, 10)), PngWriter.Write(Solid(128, 200)));

        var elements = Elements(IcnsFile.Make([ContentSource.FromBytes(large, "large"), ContentSource.FromBytes(small, "small")]));

        elements.Single(element => element.Kind == "icp5").Png.ShouldHaveBytes(small);
        PngReader.Read(elements.Single(element => element.Kind == "icp4").Png, "x").Pixels[0].ShouldBe((byte)10);
        PngReader.Read(elements.Single(element => element.Kind == "ic12").Png, "x").Pixels[0].ShouldBe((byte)200);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(100)]
    public void What_is_written_reads_back(int size)
    {
        var picture = Picture(size);
        PngReader.Read(PngWriter.Write(picture), "x").Pixels.ShouldHaveBytes(picture.Pixels);
    }

    [Fact]
    public void A_reduced_picture_has_the_mean_of_what_each_pixel_covers()
    {
        // Four pixels become one: two opaque ones, two transparent ones whose colour must not shine through.
        var picture = new PngImage(2, 2, [100, 0, 0, 255, 200, 0, 0, 255, 9, 9, 9, 0, 8, 8, 8, 0]);
        picture.Reduce(1).Pixels.ShouldBe([150, 0, 0, 128]);

        Solid(100, 77).Reduce(33).Pixels.ShouldAllBe(value => value == 77 || value == 255);
        new PngImage(3, 3, [.. Enumerable.Range(0, 9).SelectMany(index => new byte[] { (byte)(index * 9), 0, 0, 255 })]).Reduce(2).Pixels[0].ShouldBe((byte)12);
    }

    [Fact]
    public void Bytes_are_the_same_on_every_machine() =>
        Convert.ToHexStringLower(SHA256.HashData(IcnsFile.Make([ContentSource.FromBytes(PngWriter.Write(Picture(300)), "icon.png")]))).ShouldBe("03494b66b343c6875fb0a964dc62f6a4163ccb3cdf84749265b55a2468257725");

    [Theory]
    [InlineData(128, 127, "not square")]
    [InlineData(64, 64, "at least 128")]
    public void Pictures_that_make_no_icon_are_refused(int width, int height, string why)
    {
        var png = ContentSource.FromBytes(PngWriter.Write(new PngImage(width, height, new byte[width * height * 4])), "icon.png");

        Should.Throw<InvalidInputException>(() => IcnsFile.Make([png])).Message.ShouldContain(why);
        IcnsFile.Problems(png).ShouldHaveSingleItem().ShouldContain("icon.png");
    }

    [Fact]
    public void Damaged_pictures_are_refused()
    {
        var png = PngWriter.Write(Picture(200));
        IcnsFile.Problems(ContentSource.FromBytes(png, "icon.png")).ShouldBeEmpty();
        foreach (var length in new[] { 0, 8, 33, 100, png.Length / 2 })
        {
            Should.Throw<InvalidInputException>(() => IcnsFile.Make([ContentSource.FromBytes(png.AsMemory(0, length), "icon.png")]), $"{length} bytes");
        }

        IcnsFile.Problems(ContentSource.FromBytes("text"u8.ToArray(), "icon.png")).ShouldHaveSingleItem().ShouldContain("no PNG");
        png[28] = 1;
        IcnsFile.Problems(ContentSource.FromBytes(png, "icon.png")).ShouldHaveSingleItem().ShouldContain("interlaced");
    }

    private static PngImage Picture(int size) => new(size, size, new SampleBytes(4).Mixed(size * size * 4));

    private static PngImage Solid(int size, byte value) => new(size, size, [.. Enumerable.Range(0, size * size).SelectMany(_ => new byte[] { value, value, value, 255 })]);

    private static List<(string Kind, byte[] Png)> Elements(byte[] icon)
    {
        var elements = new List<(string, byte[])>();
        icon[..4].ShouldBe("icns"u8.ToArray());
        BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(4)).ShouldBe(icon.Length);
        for (var at = 8; at < icon.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(at + 4));
            elements.Add((Encoding.ASCII.GetString(icon, at, 4), icon[(at + 8)..(at + length)]));
            at += length;
        }

        return elements;
    }
}
