using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Formats.Gzip;
using DeflateStream = Releasing.Formats.Gzip.DeflateStream;

namespace Releasing.Core.Tests.Formats.Gzip;

public sealed class DeflateStreamTests
{
    private const int Block = 512 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData((3 * Block) + 12_345)]
    public async Task What_it_writes_reads_back(int length)
    {
        foreach (var level in new[] { 1, 5, 9 })
        {
            foreach (var input in new[] { new SampleBytes(7).Text(length), new SampleBytes(8).Noise(length), new SampleBytes(9).Mixed(length), new byte[length] })
            {
                Inflate(await DeflateAsync(input, level, 2)).ShouldHaveBytes(input);
            }
        }
    }

    [Fact]
    public async Task Random_lengths_and_contents_read_back()
    {
        var random = new SampleBytes(2026);
        for (var round = 0; round < 150; round++)
        {
            var input = random.Mixed(random.Below(round % 10 == 0 ? 3 * Block : 3000));
            Inflate(await DeflateAsync(input, 1 + random.Below(9), 1 + random.Below(3))).ShouldHaveBytes(input);
        }
    }

    [Fact]
    [Trait("Category", "Soak")]
    public async Task Many_random_lengths_and_contents_read_back()
    {
        var random = new SampleBytes(99);
        for (var round = 0; round < 4000; round++)
        {
            var input = random.Mixed(random.Below(round % 20 == 0 ? 5 * Block : 70_000));
            Inflate(await DeflateAsync(input, 1 + random.Below(9), 1 + random.Below(4))).ShouldHaveBytes(input);
        }
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_parallelism_nor_on_how_they_are_handed_over()
    {
        var input = new SampleBytes(1).Mixed((4 * Block) + 777);
        var expected = await DeflateAsync(input, 5, 1);

        (await DeflateAsync(input, 5, 2)).ShouldHaveBytes(expected);
        (await DeflateAsync(input, 5, 7)).ShouldHaveBytes(expected);
        (await DeflateAsync(input, 5, 2, piece: 1009)).ShouldHaveBytes(expected);
        DeflateSynchronously(input, piece: 4096).ShouldHaveBytes(expected);
        DeflateSynchronously(input, piece: Block).ShouldHaveBytes(expected);
    }

    [Theory]
    [InlineData(1, "465e6c4c4683b00ac7ce5e1e62fb7c382e9924adb3fba06046c6c456a73f66cd")]
    [InlineData(5, "0855caae5209941618c545ed1850ce35faeec4aadbcab4c276d0f1a13244ed76")]
    [InlineData(6, "0232fec02224abaea309fdc8697ac12a217d1020351ec012cd661eac52fb91d1")]
    [InlineData(9, "474c5036358477aa195e9cfd9ab11a1177468649346f79c4b08f135480e037a4")]
    public async Task Bytes_are_the_same_on_every_machine(int level, string sha256)
    {
        var output = await DeflateAsync(new SampleBytes(42).Mixed((2 * Block) + 4321), level, 2);

        Convert.ToHexStringLower(SHA256.HashData(output)).ShouldBe(sha256);
    }

    [Fact]
    public async Task Counts_and_checksum_are_known_after_completion()
    {
        var output = new MemoryStream();
        await using var deflate = new DeflateStream(output);

        await deflate.WriteAsync("123456789"u8.ToArray());
        await deflate.CompleteAsync();

        // The check value of CRC-32/ISO-HDLC.
        deflate.Checksum.ShouldBe(0xCBF43926u);
        deflate.UncompressedLength.ShouldBe(9);
        deflate.CompressedLength.ShouldBe(output.Length);
    }

    [Fact]
    public async Task Noise_grows_by_less_than_a_thousandth()
    {
        var input = new SampleBytes(3).Noise(4 * Block);

        (await DeflateAsync(input, 5, 2)).Length.ShouldBeLessThan(input.Length + (input.Length / 1000));
    }

    [Fact]
    public async Task A_failing_output_fails_the_writer()
    {
        await using var deflate = new DeflateStream(new FullDisk(), new DeflateSettings { Parallelism = 2 });

        await Should.ThrowAsync<IOException>(async () =>
        {
            await deflate.WriteAsync(new byte[10 * Block]);
            await deflate.CompleteAsync();
        });
    }

    [Fact]
    public async Task Cancellation_stops_it()
    {
        using var cancelled = new CancellationTokenSource();
        await using var deflate = new DeflateStream(Stream.Null, new DeflateSettings { Parallelism = 1 });
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await deflate.WriteAsync(new byte[10 * Block], cancelled.Token));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(5, 0)]
    public void Settings_out_of_range_are_refused(int level, int parallelism) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DeflateStream(Stream.Null, new DeflateSettings { Level = level, Parallelism = parallelism }));

    private static async Task<byte[]> DeflateAsync(byte[] input, int level, int parallelism, int piece = int.MaxValue)
    {
        var output = new MemoryStream();
        await using var deflate = new DeflateStream(output, new DeflateSettings { Level = level, Parallelism = parallelism });
        for (var i = 0; i < input.Length; i += Math.Min(piece, input.Length))
        {
            await deflate.WriteAsync(input.AsMemory(i, Math.Min(piece, input.Length - i)));
        }

        await deflate.CompleteAsync();
        return output.ToArray();
    }

    private static byte[] DeflateSynchronously(byte[] input, int piece)
    {
        var output = new MemoryStream();
        using var deflate = new DeflateStream(output, new DeflateSettings { Parallelism = 2 });
        for (var i = 0; i < input.Length; i += piece)
        {
            deflate.Write(input, i, Math.Min(piece, input.Length - i));
        }

        deflate.Complete();
        return output.ToArray();
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using var source = new MemoryStream(compressed);
        using var inflate = new System.IO.Compression.DeflateStream(source, CompressionMode.Decompress);
        var output = new MemoryStream();
        inflate.CopyTo(output);
        return output.ToArray();
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}
