using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.CompoundFile;

namespace Releasing.Core.Tests.Formats.CompoundFile;

public sealed class DamagedCompoundFileTests : IDisposable
{
    // Of the file below: header, FAT, two directory sectors, mini FAT, mini stream of 3, then the long stream.
    private const int Fat = 512;
    private const int Directory = 1024;
    private const int MiniFat = 2048;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_was_cut_anywhere_is_refused()
    {
        var whole = await SampleAsync();
        foreach (var length in Enumerable.Range(0, 80).Concat(Enumerable.Range(1, whole.Length / 256).Select(i => whole.Length - (i * 256))))
        {
            Should.Throw<InvalidInputException>(() => Open(whole[..length])).Message.ShouldContain("damaged at byte");
        }
    }

    [Fact]
    public async Task A_flipped_bit_of_the_tables_is_refused_or_is_one_of_a_name_a_class_or_a_length_within_its_last_sector()
    {
        var whole = await SampleAsync();
        var expected = Sectors(Open(whole));
        var (refused, equal) = (0, 0);
        for (var at = 0; at < MiniFat + 512; at += at < 80 ? 1 : 5)
        {
            var copy = whole.ToArray();
            copy[at] ^= (byte)(1 << (at % 8));
            try
            {
                Sectors(Open(copy)).ShouldBe(expected);
                equal++;
            }
            catch (InvalidInputException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(200);
        equal.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(0, 0u, "signature")]
    [InlineData(8, 1u, "must be 0")]
    [InlineData(26, 0x00090004u, "version")]
    [InlineData(44, 2u, "sectors of FAT")]
    [InlineData(48, 0x00FFFFFFu, "leaves the file")]
    [InlineData(64, 2u, "the mini FAT has 1 sectors, not 2")]
    [InlineData(72, 1u, "the DIFAT has other than 1")]
    [InlineData(Fat, 0xFFFFFFFFu, "not marked as one")]
    [InlineData(Fat + 4, 1u, "returns to itself")]
    [InlineData(Fat + 4, 0x00ABCDEFu, "leaves the file")]
    [InlineData(Fat + 32, 7u, "has already")]
    [InlineData(Fat + 28, 0xFFFFFFFEu, "has 1 sectors, not 10")]
    [InlineData(MiniFat, 0u, "too long")]
    [InlineData(Directory + 76, 0x100u, "not there")]
    [InlineData(Directory + 128 + 68, 1u, "twice")]
    public async Task Damage_is_told_by_its_rule(int at, uint value, string rule)
    {
        var copy = await SampleAsync();
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(at), value);

        Should.Throw<InvalidInputException>(() => Open(copy)).Message.ShouldContain(rule);
    }

    [Fact]
    public async Task Chains_that_cross_are_refused()
    {
        var copy = await SampleAsync();
        var raw = new RawCompoundFile(copy);
        var second = raw.Entries.FindIndex(entry => entry.Name == "stream 1");
        var third = raw.Entries.FindIndex(entry => entry.Name == "stream 2");
        copy.AsSpan(Directory + (second * 128) + 116, 4).CopyTo(copy.AsSpan(Directory + (third * 128) + 116));

        Should.Throw<InvalidInputException>(() => Open(copy)).Message.ShouldContain("has an owner");
    }

    [Fact]
    public async Task A_red_entry_below_a_red_one_is_refused()
    {
        var copy = await SampleAsync();
        for (var i = 1; i < 8; i++)
        {
            copy[Directory + (i * 128) + 67] = 0;
        }

        Should.Throw<InvalidInputException>(() => Open(copy)).Message.ShouldContain("red");
    }

    [Fact]
    public async Task Names_out_of_order_are_refused()
    {
        var copy = await SampleAsync();
        copy[Directory + 128 + 14] = (byte)'9';

        Should.Throw<InvalidInputException>(() => Open(copy)).Message.ShouldContain("ascending order");
    }

    [Fact]
    public void No_file_is_an_error_with_its_name() => Should.Throw<InvalidInputException>(() => CompoundFileReader.Open(_folder["none"])).Message.ShouldContain("none");

    private static List<long> Sectors(CompoundStorage root) =>
        [.. root.Streams.Select(stream => CompoundLayout.Whole(stream.Content.Length, CompoundLayout.IsMini(stream.Content.Length) ? CompoundLayout.MiniSectorSize : 512))];

    private static async Task<byte[]> SampleAsync()
    {
        var root = new CompoundStorage();
        for (var i = 0; i < 6; i++)
        {
            root.Streams.Add(new CompoundMember($"stream {i}", ContentSource.FromBytes(new SampleBytes((uint)i + 1).Noise(i == 5 ? 5000 : 100 * i), "sample")));
        }

        using var bytes = new MemoryStream();
        await CompoundFileWriter.WriteAsync(bytes, root);
        return bytes.ToArray();
    }

    private CompoundStorage Open(byte[] bytes)
    {
        var path = _folder["damaged"];
        File.WriteAllBytes(path, bytes);
        return CompoundFileReader.Open(path);
    }
}
