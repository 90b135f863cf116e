using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Gzip;

public sealed class ZlibBlocksTests
{
    private const int Size = 4096;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(Size - 1, 1)]
    [InlineData(Size, 1)]
    [InlineData(Size + 1, 2)]
    [InlineData((9 * Size) + 5, 10)]
    public async Task Blocks_come_in_their_order_and_read_back(int length, int count)
    {
        foreach (var input in new[] { new SampleBytes(1).Text(length), new SampleBytes(2).Noise(length), new SampleBytes(3).Mixed(length) })
        {
            var blocks = await BlocksOf(input, 5, 2);

            blocks.Count.ShouldBe(count);
            blocks.SelectMany(block => block.Input).ToArray().ShouldHaveBytes(input);
            blocks.SkipLast(1).ShouldAllBe(block => block.Input.Length == Size);
            blocks.SelectMany(block => block.IsZero ? new byte[block.Input.Length] : Inflate(block.Output)).ToArray().ShouldHaveBytes(input);
        }
    }

    [Fact]
    public async Task Blocks_of_zeros_are_told_apart_and_not_compressed()
    {
        var input = new byte[(3 * Size) + 7];
        input[Size + 100] = 1;

        var blocks = await BlocksOf(input, 5, 2);

        blocks.Select(block => block.IsZero).ShouldBe([true, false, true, true]);
        blocks[0].Output.ShouldBeEmpty();
        Inflate(blocks[1].Output).ShouldHaveBytes(input[Size..(2 * Size)]);
    }

    [Fact]
    public async Task Zeros_are_written_without_a_buffer_of_them()
    {
        var blocks = new List<Seen>();
        var stream = Open(blocks, 5, 2);
        await stream.WriteAsync(new SampleBytes(1).Noise(Size));
        await stream.WriteAsync(new byte[] { 1 });
        await stream.WriteZerosAsync((2 * Size) + 10);
        await stream.WriteAsync(new byte[] { 2 });
        await stream.CompleteAsync();

        blocks.Select(block => block.Input.Length).ShouldBe([Size, Size, Size, 12]);
        blocks[1].Input.ShouldHaveBytes([1, .. new byte[Size - 1]]);
        blocks[2].IsZero.ShouldBeTrue();
        blocks[3].Input.ShouldHaveBytes([.. new byte[11], 2]);
    }

    [Fact]
    public async Task A_cut_ends_a_block_early()
    {
        var blocks = new List<Seen>();
        var stream = Open(blocks, 5, 2);
        await stream.CutAsync();
        await stream.WriteAsync(new SampleBytes(1).Noise(10));
        stream.Pending.ShouldBe(10);
        await stream.CutAsync();
        await stream.CutAsync();
        await stream.WriteAsync(new SampleBytes(2).Noise(Size + 3));
        await stream.PauseAsync();
        blocks.Select(block => block.Input.Length).ShouldBe([10, Size, 3]);
        await stream.WriteAsync(new SampleBytes(2).Noise(1));
        await stream.CompleteAsync();
        blocks.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_parallelism_nor_on_how_they_are_handed_over()
    {
        var input = new SampleBytes(4).Mixed((20 * Size) + 99);
        var expected = await BlocksOf(input, 5, 1);
        foreach (var (parallelism, piece) in new[] { (2, int.MaxValue), (7, 1009), (3, Size) })
        {
            var others = await BlocksOf(input, 5, parallelism, piece);
            others.SelectMany(block => block.Output).ToArray().ShouldHaveBytes([.. expected.SelectMany(block => block.Output)]);
        }
    }

    [Theory]
    [InlineData(1, "d8c2abeb9dee0536fc47ca1adcc193e98b0004a2ed0008f4c82c542a29eae51e")]
    [InlineData(5, "50316caeab613833e28c91342682927151ca3b5da9975d00431f6950059a2675")]
    [InlineData(9, "3443c570d71bd63f378602287ff22fc0de09e973527d60137937fddd55dced68")]
    public async Task Bytes_are_the_same_on_every_machine(int level, string sha256)
    {
        var blocks = await BlocksOf(new SampleBytes(42).Mixed((10 * Size) + 321), level, 2);

        Convert.ToHexStringLower(SHA256.HashData([.. blocks.SelectMany(block => block.Output)])).ShouldBe(sha256);
    }

    [Fact]
    public async Task A_failing_receiver_ends_the_writing()
    {
        var stream = new ZlibBlocks(Size, new DeflateSettings { Parallelism = 1 }, (_, _) => throw new IOException("full"));

        await Should.ThrowAsync<IOException>(async () =>
        {
            await stream.WriteAsync(new SampleBytes(5).Noise(20 * Size));
            await stream.CompleteAsync();
        });
    }

    private static async Task<List<Seen>> BlocksOf(byte[] input, int level, int parallelism, int piece = int.MaxValue)
    {
        var blocks = new List<Seen>();
        await using var stream = Open(blocks, level, parallelism);
        for (var at = 0; at < input.Length;)
        {
            var count = Math.Min(piece, input.Length - at);
            await stream.WriteAsync(input.AsMemory(at, count));
            at += count;
        }

        await stream.CompleteAsync();
        return blocks;
    }

    private static ZlibBlocks Open(List<Seen> blocks, int level, int parallelism) => new(
        Size,
        new DeflateSettings { Level = level, Parallelism = parallelism },
        (block, _) =>
        {
            block.IsSmaller.ShouldBe(!block.IsZero && block.Output.Length < block.Input.Length);
            blocks.Add(new Seen(block.Input.ToArray(), block.Output.ToArray(), block.IsZero));
            return ValueTask.CompletedTask;
        });

    private static byte[] Inflate(byte[] zlib)
    {
        using var stream = new ZLibStream(new MemoryStream(zlib), CompressionMode.Decompress);
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }

    private sealed record Seen(byte[] Input, byte[] Output, bool IsZero);
}
