using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Payloads;

/// <summary>xz and zstd by library and by program, read by the programs.</summary>
public sealed class PayloadCompressionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(PayloadCompression.Xz, PayloadRoutes.Library)]
    [InlineData(PayloadCompression.Xz, PayloadRoutes.Program)]
    [InlineData(PayloadCompression.Zstd, PayloadRoutes.Library)]
    [InlineData(PayloadCompression.Zstd, PayloadRoutes.Program)]
    public async Task What_is_written_reads_back_whole_and_with_checksum(PayloadCompression compression, PayloadRoutes routes)
    {
        var program = Validator.Require(compression == PayloadCompression.Xz ? "xz" : "zstd");
        foreach (var length in new[] { 0, 1, 300_000, 3_500_000 })
        {
            var input = Sample(length);
            var settings = new PayloadSettings { Compression = compression, Routes = routes, Level = 1 };
            var file = Path.Combine(_folder.FullName, compression == PayloadCompression.Xz ? $"{length}.xz" : $"{length}.zst");
            await File.WriteAllBytesAsync(file, await CompressAsync(input, settings));

            program.Accept("-t", file);
            program.Accept("-d", "-k", "-f", file);
            (await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, $"{length}"))).AsSpan().SequenceEqual(input).ShouldBeTrue();
            program.Accept("-l", "-v", file).ShouldContain(compression == PayloadCompression.Xz ? "CRC64" : "XXH64");
        }
    }

    [SkippableTheory]
    [InlineData(PayloadCompression.Xz, PayloadRoutes.Library)]
    [InlineData(PayloadCompression.Xz, PayloadRoutes.Program)]
    [InlineData(PayloadCompression.Zstd, PayloadRoutes.Library)]
    [InlineData(PayloadCompression.Zstd, PayloadRoutes.Program)]
    public async Task Bytes_do_not_depend_on_the_number_of_threads_nor_on_how_they_are_handed_over(PayloadCompression compression, PayloadRoutes routes)
    {
        _ = Validator.Require(compression == PayloadCompression.Xz ? "xz" : "zstd");
        var input = Sample(6_000_000);
        PayloadSettings With(int parallelism) => new() { Compression = compression, Routes = routes, Level = compression == PayloadCompression.Xz ? 0 : 1, Parallelism = parallelism };
        var expected = Convert.ToHexStringLower(SHA256.HashData(await CompressAsync(input, With(1))));

        foreach (var parallelism in new[] { 2, 5 })
        {
            Convert.ToHexStringLower(SHA256.HashData(await CompressAsync(input, With(parallelism)))).ShouldBe(expected);
        }

        Convert.ToHexStringLower(SHA256.HashData(await CompressAsync(input, With(2), piece: 10_007))).ShouldBe(expected);
    }

    [SkippableTheory]
    [InlineData(PayloadCompression.Xz)]
    [InlineData(PayloadCompression.Zstd)]
    public async Task Highest_levels_are_read_back(PayloadCompression compression)
    {
        var program = Validator.Require(compression == PayloadCompression.Xz ? "xz" : "zstd");
        var file = Path.Combine(_folder.FullName, "out");
        foreach (var routes in new[] { PayloadRoutes.Library, PayloadRoutes.Program })
        {
            var settings = new PayloadSettings { Compression = compression, Routes = routes, Level = compression == PayloadCompression.Xz ? 9 : 22, Parallelism = 1 };
            await File.WriteAllBytesAsync(file, await CompressAsync(Sample(100_000), settings));

            // The file has no name that tells its format, so it is read from standard input.
            var reader = Validator.Require("sh");
            reader.Accept("-c", compression == PayloadCompression.Xz ? "xz -t < \"$1\"" : "zstd -q -t < \"$1\"", "sh", file);
        }

        _ = program;
    }

    [SkippableTheory]
    [InlineData(PayloadRoutes.Library)]
    [InlineData(PayloadRoutes.Program)]
    public async Task A_full_disk_is_the_error_and_nothing_hangs(PayloadRoutes routes)
    {
        _ = Validator.Require("xz");
        await using var payload = PayloadStream.Open(new FullDisk(), new PayloadSettings { Compression = PayloadCompression.Xz, Routes = routes, Level = 0 });

        var error = await Should.ThrowAsync<IOException>(async () =>
        {
            await payload.WriteAsync(Sample(8_000_000));
            await payload.CompleteAsync();
        });

        error.Message.ShouldBe("No space left on device");
    }

    [SkippableTheory]
    [InlineData(PayloadRoutes.Library)]
    [InlineData(PayloadRoutes.Program)]
    public async Task Cancellation_ends_it(PayloadRoutes routes)
    {
        _ = Validator.Require("zstd");
        using var cancelled = new CancellationTokenSource();
        await using var payload = PayloadStream.Open(Stream.Null, new PayloadSettings { Compression = PayloadCompression.Zstd, Routes = routes });
        var writing = Task.Run(async () =>
        {
            var piece = Sample(1_000_000);
            while (true)
            {
                await payload.WriteAsync(piece, cancelled.Token);
            }
        });
        await Task.Delay(150);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => writing.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [SkippableFact]
    public async Task A_program_that_fails_is_named_with_exit_code_and_what_it_said()
    {
        var chmod = Validator.Require("chmod");
        var program = Path.Combine(_folder.FullName, "xz");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'xz: cannot allocate' >&2\nexit 7\n");
        chmod.Accept("755", program);
        var settings = new PayloadSettings { Compression = PayloadCompression.Xz, Routes = PayloadRoutes.Program, ProgramFolder = _folder.FullName };

        foreach (var length in new[] { 0, 3_000_000 })
        {
            var error = await Should.ThrowAsync<ReleaseException>(() => CompressAsync(new byte[length], settings));
            error.Message.ShouldBe($"Payload: {program} ended with exit code 7 (xz: cannot allocate). Mend the program, or choose gzip.");
        }
    }

    [SkippableFact]
    public async Task A_whole_content_is_counted_and_observed()
    {
        _ = Validator.Require("xz");
        var input = Sample(700_000);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var payload = PayloadStream.Open(Stream.Null, new PayloadSettings { Compression = PayloadCompression.Xz, Level = 0 });

        await ContentSource.FromBytes(input, "sample").CopyToAsync(payload, input.Length, digest.AppendData, CancellationToken.None);
        await payload.CompleteAsync();

        payload.UncompressedLength.ShouldBe(input.Length);
        digest.GetCurrentHash().ShouldBe(SHA256.HashData(input));
    }

    private static async Task<byte[]> CompressAsync(byte[] input, PayloadSettings settings, int piece = int.MaxValue)
    {
        var output = new MemoryStream();
        await using var payload = PayloadStream.Open(output, settings);
        for (var i = 0; i < input.Length; i += Math.Min(piece, input.Length - i))
        {
            await payload.WriteAsync(input.AsMemory(i, Math.Min(piece, input.Length - i)));
        }

        await payload.CompleteAsync();
        payload.UncompressedLength.ShouldBe(input.Length);
        return output.ToArray();
    }

    // Half noise, half repetition.
    private static byte[] Sample(int length)
    {
        var random = new Random(7);
        var bytes = new byte[length];
        for (var i = 0; i < length; i += 2000)
        {
            random.NextBytes(bytes.AsSpan(i, Math.Min(1000, length - i)));
        }

        return bytes;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}
