using System.IO.Compression;
using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Gzip;

public sealed class CompressedContentsTests : IDisposable
{
    private const int Block = 512 * 1024;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _program = new SampleBytes(11).Mixed((2 * Block) + 4711);

    public CompressedContentsTests() => File.WriteAllBytes(_folder["program"], _program);

    private string Store => _folder["store"];

    private ContentSource Program => ContentSource.FromFile(_folder["program"], Digest(_program));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_are_the_same_without_store_with_an_empty_and_with_a_full_one()
    {
        var without = await GzipAsync(null);
        var shared = new CompressedContents(Store);

        (await GzipAsync(shared)).ShouldHaveBytes(without);
        (await GzipAsync(shared)).ShouldHaveBytes(without);
        (await GzipAsync(new CompressedContents(Store))).ShouldHaveBytes(without);
        (await GzipAsync(shared, content: ContentSource.FromFile(_folder["program"]))).ShouldHaveBytes(without);
        Gunzip(without).ShouldHaveBytes([.. "before"u8, .. _program, .. "between"u8, .. _program, .. "after"u8]);
    }

    [Fact]
    public async Task A_content_that_nobody_looks_at_is_read_once()
    {
        var shared = new CompressedContents(Store);
        var first = await GzipAsync(shared);
        File.Delete(_folder["program"]);

        (await GzipAsync(shared)).ShouldHaveBytes(first);
    }

    [Fact]
    public async Task Who_looks_sees_every_byte_each_time()
    {
        var shared = new CompressedContents(Store);
        for (var round = 0; round < 2; round++)
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await GzipAsync(shared, observe: digest.AppendData);

            digest.GetCurrentHash().ShouldBe(SHA256.HashData([.. _program, .. _program]));
        }
    }

    [Fact]
    public async Task Levels_do_not_meet()
    {
        var shared = new CompressedContents(Store);
        var five = await GzipAsync(shared, level: 5);

        (await GzipAsync(shared, level: 1)).ShouldHaveBytes(await GzipAsync(null, level: 1));
        (await GzipAsync(shared, level: 5)).ShouldHaveBytes(five);
        Directory.GetFiles(Store).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("flipped bit")]
    [InlineData("flipped bit in the trailer")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("other content")]
    [InlineData("longer")]
    public async Task A_damaged_or_foreign_entry_is_made_anew(string damage)
    {
        var expected = await GzipAsync(new CompressedContents(Store));
        var entry = Directory.GetFiles(Store).ShouldHaveSingleItem();
        var sound = await File.ReadAllBytesAsync(entry);
        await File.WriteAllBytesAsync(entry, damage switch
        {
            "flipped bit" => [.. sound[..1000], (byte)(sound[1000] ^ 1), .. sound[1001..]],
            "flipped bit in the trailer" => [.. sound[..^1], (byte)(sound[^1] ^ 1)],
            "cut" => sound[..^500],
            "empty" => [],
            "longer" => [.. sound, 0],
            _ => await EntryOfAnotherContentAsync(),
        });

        (await GzipAsync(new CompressedContents(Store))).ShouldHaveBytes(expected);
        (await File.ReadAllBytesAsync(entry)).ShouldHaveBytes(sound);
    }

    [Fact]
    public async Task Many_writers_at_once_write_the_same()
    {
        var expected = await GzipAsync(null);
        var one = new CompressedContents(Store);

        // Two of them share nothing but the folder, as two processes do.
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => GzipAsync(i % 2 == 0 ? one : new CompressedContents(Store)))));

        foreach (var bytes in written)
        {
            bytes.ShouldHaveBytes(expected);
        }

        (await GzipAsync(one)).ShouldHaveBytes(expected);
        Directory.GetFiles(Store).ShouldHaveSingleItem().ShouldEndWith("-5");
    }

    [Fact]
    public async Task While_another_process_makes_the_entry_nobody_waits()
    {
        Directory.CreateDirectory(Store);
        await using var held = new FileStream(Path.Combine(Store, $"{Digest(_program)}-5.part"), FileMode.Create, FileAccess.Write, FileShare.None);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        (await GzipAsync(new CompressedContents(Store), observe: digest.AppendData)).ShouldHaveBytes(await GzipAsync(null));

        digest.GetCurrentHash().ShouldBe(SHA256.HashData([.. _program, .. _program]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_not_the_promised_one_is_an_error_that_names_it_and_leaves_no_entry(bool withStore)
    {
        var content = Program;
        var changed = _program.ToArray();
        changed[^1] ^= 1;
        await File.WriteAllBytesAsync(_folder["program"], changed);

        var error = await Should.ThrowAsync<ReleaseException>(() => GzipAsync(withStore ? new CompressedContents(Store) : null, content: content));

        error.Message.ShouldStartWith(_folder["program"]);
        error.Message.ShouldContain(Digest(_program));
        error.Message.ShouldContain(Digest(changed));
        (Directory.Exists(Store) ? Directory.GetFiles(Store) : []).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_changes_under_a_known_entry_is_an_error_for_who_looks()
    {
        var shared = new CompressedContents(Store);
        await GzipAsync(shared);
        var content = Program;
        await File.WriteAllBytesAsync(_folder["program"], new byte[_program.Length]);

        await Should.ThrowAsync<ReleaseException>(() => GzipAsync(shared, content: content, observe: _ => { }));
    }

    [Fact]
    public async Task Only_contents_to_keep_are_kept()
    {
        var shared = new CompressedContents(Store);
        shared.Keep([]);
        await GzipAsync(shared);
        await EntryOfAnotherContentAsync();
        Directory.GetFiles(Store).Length.ShouldBe(2);

        shared.Keep([Digest(_program)]);

        Path.GetFileName(Directory.GetFiles(Store).ShouldHaveSingleItem()).ShouldBe($"{Digest(_program)}-5");
    }

    [Fact]
    public async Task A_small_content_is_not_kept()
    {
        var small = new byte[Block - 1];
        await File.WriteAllBytesAsync(_folder["small"], small);

        await GzipAsync(new CompressedContents(Store), content: ContentSource.FromFile(_folder["small"], Digest(small)));

        Directory.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Checksums_of_random_stretches_combine()
    {
        var random = new SampleBytes(5);
        for (var round = 0; round < 20; round++)
        {
            var contents = Enumerable.Range(0, 1 + random.Below(4)).Select(_ => random.Noise(random.Below(12) == 0 ? Block + random.Below(1000) : random.Below(1000))).ToList();
            var output = new MemoryStream();
            await using var gzip = new GzipStreamWriter(output, new DeflateSettings { Level = 1 });
            foreach (var content in contents)
            {
                await ContentSource.FromBytes(content, "random").CopyToAsync(gzip, content.Length);
            }

            await gzip.CompleteAsync();

            // The reader refuses a wrong checksum.
            Gunzip(output.ToArray()).ShouldHaveBytes([.. contents.SelectMany(content => content)]);
            gzip.CompressedLength.ShouldBe(output.Length);
        }
    }

    private async Task<byte[]> EntryOfAnotherContentAsync()
    {
        var other = new SampleBytes(12).Mixed(_program.Length);
        await File.WriteAllBytesAsync(_folder["other"], other);
        await GzipAsync(new CompressedContents(Store), content: ContentSource.FromFile(_folder["other"], Digest(other)));
        return await File.ReadAllBytesAsync(Path.Combine(Store, $"{Digest(other)}-5"));
    }

    // The content twice, as no place in the stream may matter.
    private async Task<byte[]> GzipAsync(CompressedContents? shared, int level = 5, ContentSource? content = null, ContentObserver? observe = null)
    {
        var length = _program.Length;
        content ??= Program;
        if (File.Exists(content.Origin))
        {
            length = (int)content.Length;
        }

        var output = new MemoryStream();
        await using var gzip = new GzipStreamWriter(output, new DeflateSettings { Level = level, Parallelism = 2, Shared = shared });
        await gzip.WriteAsync("before"u8.ToArray());
        await content.CopyToAsync(gzip, length, observe, CancellationToken.None);
        await gzip.WriteAsync("between"u8.ToArray());
        await content.CopyToAsync(gzip, length, observe, CancellationToken.None);
        await gzip.WriteAsync("after"u8.ToArray());
        await gzip.CompleteAsync();
        gzip.CompressedLength.ShouldBe(output.Length);
        return output.ToArray();
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Gunzip(byte[] compressed)
    {
        using var gunzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var output = new MemoryStream();
        gunzip.CopyTo(output);
        return output.ToArray();
    }
}
