using Releasing.Failures;
using Releasing.Formats.Cabinet;

namespace Releasing.Core.Tests.Formats.Cabinet;

public sealed class DamagedCabinetTests
{
    private const int FirstFile = 36 + (2 * 8);

    [Fact]
    public async Task A_cabinet_that_was_cut_anywhere_is_refused()
    {
        var whole = await SampleAsync();
        foreach (var length in Enumerable.Range(0, whole.Length))
        {
            Should.Throw<InvalidInputException>(() => CabinetSamples.Read(whole[..length])).Message.ShouldStartWith("sample.cab: the cabinet");
        }
    }

    [Fact]
    public async Task A_bit_that_flipped_is_found_or_is_one_of_name_time_attributes_or_what_nobody_uses()
    {
        var whole = await SampleAsync();
        var expected = CabinetSamples.Read(whole);
        var data = BitConverter.ToInt32(whole, 36);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var copy = whole.ToArray();
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                var read = CabinetSamples.Read(copy);
                (bit / 8).ShouldBeLessThan(data, "a checksum covers the data");
                read.Select(file => file.Bytes).ShouldBe(expected.Select(file => file.Bytes));
            }
            catch (InvalidInputException error)
            {
                error.Message.ShouldStartWith("sample.cab: the cabinet");
            }
        }
    }

    [Fact]
    public async Task Bytes_behind_the_end_are_refused()
    {
        var whole = await SampleAsync();

        Should.Throw<InvalidInputException>(() => CabinetSamples.Read([.. whole, 0])).Message.ShouldContain("it says that it has");
    }

    [Theory]
    [InlineData(0, 'X', "signature")]
    [InlineData(24, 2, "version")]
    [InlineData(30, 1, "set of cabinets")]
    [InlineData(30, 8, "flags")]
    [InlineData(42, 3, "compression 3")]
    [InlineData(40, 9, "blocks")]
    [InlineData(FirstFile + 4, 1, "begins at 1")]
    [InlineData(FirstFile + 8, 7, "folder 7")]
    [InlineData(FirstFile + 16, 7, "control character")]
    public async Task Damage_is_told_by_its_rule(int at, int value, string rule)
    {
        var copy = await SampleAsync();
        copy[at] = (byte)value;

        Should.Throw<InvalidInputException>(() => CabinetSamples.Read(copy)).Message.ShouldContain(rule);
    }

    [Fact]
    public async Task Data_is_checked_even_where_nobody_reads_it()
    {
        var copy = await SampleAsync();
        copy[^1] ^= 1;

        Should.Throw<InvalidInputException>(() => CabinetReader.Read(Releasing.Files.ContentSource.FromBytes(copy, "sample.cab")).Count()).Message.ShouldContain("checksum");
    }

    private static Task<byte[]> SampleAsync() => CabinetSamples.WriteAsync(
    [
        new([CabinetSamples.File("first", new SampleBytes(1).Text(300)), CabinetSamples.File("empty", [])]),
        new([CabinetSamples.File("second", new SampleBytes(2).Noise(60))], CabinetCompression.None),
    ]);
}
