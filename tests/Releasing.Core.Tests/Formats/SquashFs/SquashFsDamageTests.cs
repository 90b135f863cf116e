using Releasing.Failures;
using Releasing.Formats.Archives;

namespace Releasing.Core.Tests.Formats.SquashFs;

public sealed class SquashFsDamageTests
{
    [Fact]
    public async Task An_image_cut_short_is_refused()
    {
        var image = await Sample();
        var used = BitConverter.ToInt64(image, 40);
        for (var length = 0; length < used; length += 37)
        {
            Should.Throw<InvalidInputException>(() => SquashFsSample.Open(image[..length]), $"cut to {length} bytes");
        }
    }

    // Blocks are zlib streams with a checksum here, but for the four bytes of the owners' table, which are stored as they are.
    [Fact]
    public async Task A_flipped_bit_is_refused_or_changes_nothing()
    {
        var image = await Sample();
        var whole = SquashFsSample.Listing(SquashFsSample.Open(image));
        var refused = 0;
        var owners = BitConverter.ToInt64(image, 48) - sizeof(uint);
        for (var bit = 0; bit < image.Length * 8; bit += 11)
        {
            if (bit / 8 >= owners && bit / 8 < owners + sizeof(uint))
            {
                continue;
            }

            var damaged = (byte[])image.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                SquashFsSample.Listing(SquashFsSample.Open(damaged)).ShouldBe(whole, $"bit {bit}");
            }
            catch (InvalidInputException error)
            {
                error.Message.ShouldContain("SquashFS");
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(image.Length / 4);
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        Should.Throw<InvalidInputException>(() => SquashFsSample.Open([])).Message.ShouldContain("superblock");
        Should.Throw<InvalidInputException>(() => SquashFsSample.Open(new byte[4096])).Message.ShouldContain("version 4.0");
    }

    private static Task<byte[]> Sample()
    {
        var bytes = new SampleBytes(5);
        return SquashFsSample.ImageOf(
        [
            SquashFsSample.File("bin/tool", bytes.Text(9000)), SquashFsSample.File("bin/copy", bytes.Text(3000)), SquashFsSample.File("zeros", new byte[5000]),
            ArchiveEntry.SymbolicLink("link", "bin/tool"), .. Enumerable.Range(0, 300).Select(index => SquashFsSample.File($"many/f{index}", bytes.Text(2))),
        ]);
    }
}
