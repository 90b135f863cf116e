using System.Security.Cryptography;
using Releasing.Core.Tests.Formats.HfsPlus;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Dmg;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Dmg;

public sealed class DmgFileTests : IDisposable
{
    private const int Run = 512 * 512;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-dmg-");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Run - 1)]
    [InlineData(Run)]
    [InlineData(Run + 1)]
    [InlineData((5 * Run) + 77)]
    public async Task The_disk_reads_back_and_its_volume_is_sound(int size)
    {
        foreach (var content in new[] { new SampleBytes(1).Mixed(size), new SampleBytes(2).Noise(size), new byte[size] })
        {
            var disk = Read(await WriteAsync(content));

            var volume = disk[(40 * 512)..^(40 * 512)];
            HfsPlusChecker.Check(volume).Entries["file"].Content.ShouldHaveBytes(content);
            CheckPartitionTable(disk);
        }
    }

    [Fact]
    public async Task Zeros_are_not_kept_noise_is_kept_as_it_is_and_the_rest_is_compressed()
    {
        var path = await WriteAsync([.. new SampleBytes(2).Noise(3 * Run), .. new byte[10 * Run], .. new SampleBytes(1).Text(2 * Run)]);
        using var stream = File.OpenRead(path);
        var volume = UdifReader.Open(stream, path).Tables[4];

        volume.Name.ShouldBe("disk image (Apple_HFS : 4)");
        volume.Runs.Select(run => run.Kind).Distinct().ShouldBe([UdifRunKind.Zlib, UdifRunKind.Raw, UdifRunKind.Zero], ignoreOrder: true);
        volume.Runs.Count(run => run.Kind == UdifRunKind.Zero).ShouldBe(1);
        stream.Length.ShouldBeLessThan(4 * Run);
    }

    [Fact]
    public async Task Bytes_depend_on_nothing_but_the_contents()
    {
        var content = new SampleBytes(5).Mixed(3 * Run);
        var one = await File.ReadAllBytesAsync(await WriteAsync(content, "one", 1));
        (await File.ReadAllBytesAsync(await WriteAsync(content, "elsewhere", 4))).ShouldHaveBytes(one);

        Convert.ToHexStringLower(SHA256.HashData(one)).ShouldBe("2114be4b6b833a9d66baaf5c48b82e409ea7e3f44e16060cc2861aa4ae05a595");
    }

    [Fact]
    public async Task Copies_that_are_cut_short_are_refused()
    {
        var path = await WriteAsync(new SampleBytes(1).Mixed(Run + 9));
        var whole = await File.ReadAllBytesAsync(path);
        foreach (var length in new[] { 0, 1, 511, 512, 513, 4096, whole.Length / 2, whole.Length - 513, whole.Length - 1 })
        {
            Should.Throw<InvalidInputException>(() => Read(whole[..length]), $"{length} bytes");
        }
    }

    [Fact]
    public async Task Copies_with_a_flipped_bit_are_refused()
    {
        var path = await WriteAsync(new SampleBytes(1).Mixed(Run + 9));
        var whole = await File.ReadAllBytesAsync(path);
        var trailer = whole.Length - 512;
        var list = (int)System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(whole.AsSpan(trailer + 216));
        var random = new SampleBytes(8);
        // All of the data, and of the trailer what is not the image's name (segment number and count, segment id).
        var places = Enumerable.Range(0, 200).Select(_ => random.Below(list)).Concat(Enumerable.Range(trailer, 512).Where(at => at - trailer is < 56 or >= 80));
        foreach (var place in places)
        {
            var copy = whole.ToArray();
            copy[place] ^= (byte)(1 << random.Below(8));
            Should.Throw<InvalidInputException>(() => Read(copy), $"byte {place} of {whole.Length}");
        }
    }

    [Fact]
    public async Task Tables_with_a_flipped_bit_are_refused()
    {
        var path = await WriteAsync(new SampleBytes(1).Mixed(Run + 9));
        using var stream = File.OpenRead(path);
        var tables = UdifReader.Open(stream, path).Tables;
        var bytes = tables[4].ToBytes();
        var random = new SampleBytes(9);
        // Not: the room for buffers, the table's number and the reserved fields behind both, comments, and where the end would lie.
        foreach (var place in Enumerable.Range(0, bytes.Length).Where(at => at is (< 32 or >= 64) and (< 72 or >= 76) and (< 76 or >= 200) && (at < 204 || (at - 204) % 40 is < 4 or >= 8) && (at < bytes.Length - 16 || at >= bytes.Length - 8)))
        {
            var copy = bytes.ToArray();
            copy[place] ^= (byte)(1 << random.Below(8));
            Should.Throw<InvalidInputException>(() => Compare(UdifTable.Read("t", 3, copy, stream.Length, path), tables[4], path), $"byte {place}");
        }

        UdifTable.Read(tables[4].Name, 3, bytes, stream.Length, path).ToBytes().ShouldHaveBytes(bytes);
    }

    [Theory]
    [InlineData(0x8000_0004u)]
    [InlineData(0x8000_0006u)]
    [InlineData(0x8000_0007u)]
    [InlineData(0x8000_0008u)]
    public async Task Runs_in_the_form_of_other_programs_are_told_from_damage(uint kind)
    {
        var path = await WriteAsync(new SampleBytes(1).Mixed(Run + 9));
        using var stream = File.OpenRead(path);
        var bytes = UdifReader.Open(stream, path).Tables[4].ToBytes();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(204), kind);

        Should.Throw<NotReadException>(() => UdifTable.Read("t", 3, bytes, stream.Length, path)).What.ShouldContain($"{kind:x}");
    }

    [Fact]
    public async Task When_the_volume_cannot_be_made_no_file_is_left()
    {
        var path = Path.Combine(_folder.FullName, "none.dmg");
        var image = new DmgImage { VolumeName = "v", Entries = [ArchiveEntry.File("file", new ChangingContent("file", 100_000, 99_999))] };

        await Should.ThrowAsync<InvalidInputException>(() => DmgFile.WriteAsync(path, image));
        await Should.ThrowAsync<PreflightException>(() => DmgFile.WriteAsync(path, image with { VolumeName = "" }));
        Directory.GetFiles(_folder.FullName).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // A place in the file may differ and lead to other bytes, which the checksum tells.
    private static void Compare(UdifTable read, UdifTable expected, string path)
    {
        if (!read.Runs.SequenceEqual(expected.Runs) || read.FirstSector != expected.FirstSector || read.Checksum != expected.Checksum)
        {
            throw new InvalidInputException(path, "differs", "See above");
        }
    }

    // UEFI specification, 5.3: both headers and tables are there and tell of each other.
    private static void CheckPartitionTable(byte[] disk)
    {
        var sectors = disk.Length / 512;
        disk.AsSpan(510, 2).ToArray().ShouldBe([0x55, 0xAA]);
        foreach (var (header, own, other, table) in new[] { (disk[512..1024], 1L, sectors - 1L, 2L), (disk[^512..], sectors - 1L, 1L, sectors - 33L) })
        {
            BitConverter.ToInt64(header, 24).ShouldBe(own);
            BitConverter.ToInt64(header, 32).ShouldBe(other);
            BitConverter.ToInt64(header, 72).ShouldBe(table);
            var entries = disk.AsSpan((int)table * 512, 32 * 512);
            BitConverter.ToUInt32(header, 88).ShouldBe(Crc(entries));
            var checksum = BitConverter.ToUInt32(header, 16);
            header.AsSpan(16, 4).Clear();
            checksum.ShouldBe(Crc(header.AsSpan(0, 92)));
            new Guid(entries[..16]).ShouldBe(new Guid("48465300-0000-11AA-AA11-00306543ECAC"));
            BitConverter.ToInt64(entries[32..]).ShouldBe(40);
            BitConverter.ToInt64(entries[40..]).ShouldBe(sectors - 41);
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    private static byte[] Read(string path) => Read(File.ReadAllBytes(path));

    private static byte[] Read(byte[] file)
    {
        var disk = new MemoryStream();
        UdifReader.Open(new MemoryStream(file), "copy.dmg").CopyTo(disk);
        return disk.ToArray();
    }

    private async Task<string> WriteAsync(byte[] content, string name = "tool", int parallelism = 2)
    {
        var path = Path.Combine(_folder.FullName, name, "tool.dmg");
        await DmgFile.WriteAsync(path, new DmgImage
        {
            VolumeName = "Tool",
            Entries = [ArchiveEntry.File("file", ContentSource.FromBytes(content, "file")), ArchiveEntry.SymbolicLink("Applications", "/Applications")],
            Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Compression = new DeflateSettings { Parallelism = parallelism },
        });
        return path;
    }
}
