using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Gzip;

public sealed class GzipStreamWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1_300_000)]
    public async Task What_it_writes_reads_back(int length)
    {
        var input = new SampleBytes(5).Mixed(length);

        using var gunzip = new GZipStream(new MemoryStream(await GzipAsync(input)), CompressionMode.Decompress);
        var output = new MemoryStream();
        await gunzip.CopyToAsync(output);

        output.ToArray().ShouldHaveBytes(input);
    }

    [Fact]
    public async Task Header_has_no_time_no_name_and_no_system()
    {
        var bytes = await GzipAsync("x"u8.ToArray());

        bytes[..10].ShouldBe([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
    }

    [Fact]
    public async Task Header_has_the_time_that_was_given()
    {
        var bytes = await GzipAsync([], new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)));

        BitConverter.ToUInt32(bytes, 4).ShouldBe(1767323045u);
    }

    [Theory]
    [InlineData(1950)]
    [InlineData(2200)]
    public async Task A_time_that_does_not_fit_is_left_out(int year)
    {
        var bytes = await GzipAsync([], new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));

        BitConverter.ToUInt32(bytes, 4).ShouldBe(0u);
    }

    [Fact]
    public async Task Synchronous_and_asynchronous_writes_give_the_same_bytes()
    {
        var input = new SampleBytes(6).Mixed(1_500_000);
        var output = new MemoryStream();
        using var gzip = new GzipStreamWriter(output);

        gzip.Write(input);
        gzip.Complete();

        output.ToArray().ShouldHaveBytes(await GzipAsync(input));
        gzip.CompressedLength.ShouldBe(output.Length);
    }

    [Fact]
    public async Task Bytes_are_the_same_on_every_machine() =>
        Convert.ToHexStringLower(SHA256.HashData(await GzipAsync(new SampleBytes(42).Mixed(1_000_000), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))))
            .ShouldBe("050097f534433c2dbe6f68ee0ca2fb69a63aa110b164e95458ac31edb4d913b6");

    [Fact]
    public void Disposing_alone_does_not_pretend_to_be_complete()
    {
        var output = new MemoryStream();

        using (var gzip = new GzipStreamWriter(output))
        {
            gzip.Write(new byte[100]);
        }

        output.Length.ShouldBe(10);
    }

    private static async Task<byte[]> GzipAsync(byte[] input, DateTimeOffset? time = null)
    {
        var output = new MemoryStream();
        await using var gzip = new GzipStreamWriter(output, modificationTime: time);
        await gzip.WriteAsync(input);
        await gzip.CompleteAsync();
        return output.ToArray();
    }
}
