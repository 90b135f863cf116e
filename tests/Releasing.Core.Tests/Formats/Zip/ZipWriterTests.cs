using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Gzip;
using Releasing.Formats.Zip;

namespace Releasing.Core.Tests.Formats.Zip;

public sealed class ZipWriterTests
{
    private const int Small = 512 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Small)]
    [InlineData(Small + 1)]
    [InlineData(3 * Small)]
    public async Task Contents_read_back(int length)
    {
        foreach (var method in Enum.GetValues<ZipMethod>())
        {
            foreach (var input in new[] { new SampleBytes(1).Text(length), new SampleBytes(2).Noise(length), new byte[length] })
            {
                using var zip = Open(await WriteAsync(ZipEntry.File("a", Bytes(input)) with { Method = method }, ZipEntry.File("b", Bytes("after"u8.ToArray()))));

                ContentOf(zip.GetEntry("a")!).ShouldHaveBytes(input);
                ContentOf(zip.GetEntry("b")!).ShouldBe("after"u8.ToArray());
            }
        }
    }

    [Fact]
    public async Task Names_modes_and_times_read_back()
    {
        var time = new DateTimeOffset(2026, 3, 4, 7, 6, 8, TimeSpan.FromHours(2));
        using var zip = Open(await WriteAsync(
            ZipEntry.Directory("dir") with { ModificationTime = time },
            ZipEntry.File("dir/tool.exe", Bytes([1])) with { Mode = 0b111_101_101, ModificationTime = time },
            ZipEntry.SymbolicLink("link", "dir/tool.exe"),
            ZipEntry.File("grüße/日本語 😀", Bytes([]))));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["dir/", "dir/tool.exe", "link", "grüße/日本語 😀"]);
        zip.Entries.Select(entry => Convert.ToString((entry.ExternalAttributes >> 16) & 0xFFFF, 8)).ShouldBe(["40755", "100755", "120777", "100644"]);
        (zip.Entries[0].ExternalAttributes & 0x10).ShouldBe(0x10);
        // The DOS time has no zone: what is read is UTC.
        zip.Entries[1].LastWriteTime.DateTime.ShouldBe(new DateTime(2026, 3, 4, 5, 6, 8));
        Encoding.UTF8.GetString(ContentOf(zip.Entries[2])).ShouldBe("dir/tool.exe");
    }

    [Theory]
    [InlineData(1970, 1980, 1, 1)]
    [InlineData(2500, 2107, 12, 31)]
    public async Task Times_that_do_not_fit_are_kept_within_bounds(int year, int readYear, int readMonth, int readDay)
    {
        using var zip = Open(await WriteAsync(ZipEntry.File("a", Bytes([])) with { ModificationTime = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero) }));

        zip.Entries[0].LastWriteTime.Date.ShouldBe(new DateTime(readYear, readMonth, readDay));
    }

    [Fact]
    public async Task Small_members_have_their_sizes_in_the_local_header_and_no_descriptor()
    {
        var archive = await WriteAsync(ZipEntry.File("a", Bytes(new byte[1000])));

        (BitConverter.ToUInt16(archive, 6) & 8).ShouldBe(0);
        BitConverter.ToInt32(archive, 22).ShouldBe(1000);
    }

    [Fact]
    public async Task Small_members_that_do_not_shrink_are_stored()
    {
        using var zip = Open(await WriteAsync(ZipEntry.File("noise", Bytes(new SampleBytes(5).Noise(1000)))));

        zip.Entries[0].CompressedLength.ShouldBe(1000);
    }

    [Fact]
    public async Task Small_archives_have_no_zip64_records()
    {
        var archive = await WriteAsync(ZipEntry.File("a", Bytes(new byte[3 * Small])), ZipEntry.File("b", Bytes(new byte[1])));

        archive.AsSpan().IndexOf("PK\u0006\u0006"u8).ShouldBe(-1);
        archive.AsSpan().IndexOf("PK\u0006\u0007"u8).ShouldBe(-1);
    }

    [Theory]
    [InlineData(65_534, false)]
    [InlineData(65_535, true)]
    [InlineData(70_000, true)]
    [Trait("Category", "Soak")]
    public async Task Many_members_read_back(int count, bool zip64)
    {
        var archive = await WriteAsync([.. Enumerable.Range(0, count).Select(i => ZipEntry.File($"dir/{i}", Bytes([(byte)i])))]);

        using var zip = Open(archive);
        zip.Entries.Count.ShouldBe(count);
        ContentOf(zip.Entries[count - 1]).ShouldBe([(byte)(count - 1)]);
        (archive.AsSpan().IndexOf("PK\u0006\u0006"u8) >= 0).ShouldBe(zip64);
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_parallelism()
    {
        var input = new SampleBytes(3).Mixed(4 * Small);

        var one = await WriteAsync(new DeflateSettings { Parallelism = 1 }, ZipEntry.File("a", Bytes(input)));
        var three = await WriteAsync(new DeflateSettings { Parallelism = 3 }, ZipEntry.File("a", Bytes(input)));

        three.ShouldHaveBytes(one);
    }

    [Fact]
    public async Task Bytes_are_the_same_on_every_machine()
    {
        var archive = await WriteAsync(
            ZipEntry.Directory("dir"),
            ZipEntry.File("dir/large", Bytes(new SampleBytes(4).Mixed(2 * Small))) with { Mode = 0b111_101_101 },
            ZipEntry.File("dir/smäll", Bytes(new SampleBytes(4).Text(3000))) with { ModificationTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) },
            ZipEntry.File("dir/stored", Bytes(new SampleBytes(4).Text(Small + 9))) with { Method = ZipMethod.Store },
            ZipEntry.SymbolicLink("link", "dir/large"));

        Convert.ToHexStringLower(SHA256.HashData(archive)).ShouldBe("14281e0d9bcdf6a4ee46a991ae5eb5dfb98fd983681c1d5d5439e64a08d733fd");
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("/abs")]
    [InlineData(@"a\b")]
    [InlineData("")]
    public void Names_that_leave_the_archive_or_that_windows_reads_otherwise_are_refused(string name) =>
        Should.Throw<InvalidInputException>(() => ZipEntry.File(name, Bytes([])));

    [Fact]
    public async Task A_second_member_of_one_name_is_refused() =>
        (await Should.ThrowAsync<ReleaseException>(() => WriteAsync(ZipEntry.File("twice", Bytes([])), ZipEntry.File("twice", Bytes([]))))).Message.ShouldContain("'twice'");

    [Theory]
    [InlineData(100, ZipMethod.Deflate)]
    [InlineData(2 * Small, ZipMethod.Deflate)]
    [InlineData(2 * Small, ZipMethod.Store)]
    public async Task A_file_that_changes_size_while_it_is_read_is_named(int claimed, ZipMethod method)
    {
        foreach (var actual in new[] { claimed - 1, claimed + 1 })
        {
            var entry = ZipEntry.File("a", new ChangingContent("build/a.exe", claimed, actual)) with { Method = method };

            (await Should.ThrowAsync<ReleaseException>(() => WriteAsync(entry))).Message.ShouldContain("build/a.exe");
        }
    }

    private static ContentSource Bytes(byte[] bytes) => ContentSource.FromBytes(bytes, "bytes");

    private static Task<byte[]> WriteAsync(params ZipEntry[] entries) => WriteAsync(new DeflateSettings(), entries);

    private static async Task<byte[]> WriteAsync(DeflateSettings settings, params ZipEntry[] entries)
    {
        var output = new MemoryStream();
        var zip = new ZipWriter(output, settings);
        foreach (var entry in entries)
        {
            await zip.WriteAsync(entry);
        }

        await zip.CompleteAsync();
        return output.ToArray();
    }

    private static ZipArchive Open(byte[] archive) => new(new MemoryStream(archive));

    private static byte[] ContentOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
