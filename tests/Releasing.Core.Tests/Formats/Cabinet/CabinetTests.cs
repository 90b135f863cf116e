using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Cabinet;
using Releasing.Formats.Gzip;

namespace Releasing.Core.Tests.Formats.Cabinet;

public sealed class CabinetTests
{
    private const int Block = 32768;
    private const int Batch = 16 * Block;

    [Theory]
    [InlineData(CabinetCompression.None)]
    [InlineData(CabinetCompression.Mszip)]
    public async Task Files_of_every_length_around_blocks_and_batches_read_back(CabinetCompression compression)
    {
        var random = new SampleBytes(1);
        foreach (var length in new[] { 0, 1, Block - 1, Block, Block + 1, Batch - 1, Batch, Batch + 1, (2 * Batch) + 5 })
        {
            CabinetFolder[] folders =
            [
                new([CabinetSamples.File("one", random.Mixed(length)), CabinetSamples.File("none", []), CabinetSamples.File("two", random.Noise(1000))], compression),
                new([CabinetSamples.File("three", random.Text(length))], compression),
            ];

            (await CabinetSamples.WriteAsync(folders)).ShouldBeReadAs(folders);
        }
    }

    [Fact]
    public async Task Header_and_records_are_those_of_the_specification()
    {
        var cabinet = await CabinetSamples.WriteAsync([new([CabinetSamples.File("a.txt", "hello"u8.ToArray())], CabinetCompression.None)]);

        Convert.ToHexStringLower(cabinet).ShouldBe(
            "4d534346" + "00000000" + "4f000000" + "00000000" + "2c000000" + "00000000" + "0301" + "0100" + "0100" + "0000" + "0000" + "0000" // header
            + "42000000" + "0100" + "0000" // folder: its data, one block, not compressed
            + "05000000" + "00000000" + "0000" + "435c" + "a320" + "2000" + "612e74787400" // file: 3 February 2026, 04:05:06, archive
            + "0265696c" + "0500" + "0500" + "68656c6c6f"); // data
    }

    [Fact]
    public async Task What_cannot_be_compressed_is_stored_and_stays_within_the_limit_of_a_block()
    {
        CabinetFolder[] folders = [new([CabinetSamples.File("noise", new SampleBytes(3).Noise(3 * Block))])];
        var cabinet = await CabinetSamples.WriteAsync(folders);

        var at = BinaryPrimitives.ReadInt32LittleEndian(cabinet.AsSpan(36));
        for (var i = 0; i < 3; i++)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(cabinet.AsSpan(at + 4));
            length.ShouldBe((ushort)(2 + 5 + Block));
            at += 8 + length;
        }

        cabinet.ShouldBeReadAs(folders);
    }

    [Fact]
    public async Task A_block_refers_to_the_one_before_it()
    {
        // Four times half a block: without what came before, each of both blocks would hold it once.
        var noise = new SampleBytes(4).Noise(Block / 2);
        CabinetFolder[] folders = [new([CabinetSamples.File("twice", [.. noise, .. noise, .. noise, .. noise])])];
        var cabinet = await CabinetSamples.WriteAsync(folders);

        cabinet.Length.ShouldBeLessThan((Block / 2) + 2000);
        cabinet.ShouldBeReadAs(folders);
    }

    [Fact]
    public async Task Neither_parallelism_nor_the_pieces_in_which_bytes_come_change_the_cabinet()
    {
        var bytes = new SampleBytes(5).Mixed((5 * Batch) + 77);
        CabinetFolder[] whole = [new([CabinetSamples.File("all", bytes)])];

        var one = await CabinetSamples.WriteAsync(whole, new DeflateSettings { Parallelism = 1 });
        var many = await CabinetSamples.WriteAsync(whole, new DeflateSettings { Parallelism = 7 });

        many.ShouldHaveBytes(one);
    }

    [Fact]
    public async Task A_time_is_the_same_in_every_zone()
    {
        var there = CabinetSamples.Time.ToOffset(TimeSpan.FromHours(9));

        var one = await CabinetSamples.WriteAsync([new([CabinetSamples.File("a", [1])])]);
        var two = await CabinetSamples.WriteAsync([new([CabinetSamples.File("a", [1]) with { Time = there }])]);

        two.ShouldHaveBytes(one);
    }

    [Fact]
    public async Task Names_other_than_ASCII_are_marked_as_UTF_8()
    {
        CabinetFolder[] folders = [new([new CabinetFile("folder\\grüße 日本語.txt", ContentSource.FromBytes(new byte[1], "x"), CabinetSamples.Time, CabinetAttributes.ReadOnly | CabinetAttributes.Hidden)])];
        var cabinet = await CabinetSamples.WriteAsync(folders);

        cabinet[36 + 8 + 14].ShouldBe((byte)0x83);
        cabinet.ShouldBeReadAs(folders);
    }

    [Fact]
    public async Task A_cabinet_may_begin_anywhere_in_a_stream_that_stands_behind_it_then()
    {
        CabinetFolder[] folders = [new([CabinetSamples.File("a", new byte[100])])];
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        await CabinetWriter.WriteAsync(stream, folders);
        stream.Position.ShouldBe(stream.Length);

        stream.ToArray()[6..].ShouldBeReadAs(folders);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a\nb", "control character")]
    public async Task Refuses_a_name(string name, string what) =>
        (await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([CabinetSamples.File(name, [])])]))).Message.ShouldContain(what);

    [Fact]
    public async Task Refuses_a_long_name_a_double_one_one_that_is_no_text_and_a_long_file()
    {
        (await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([CabinetSamples.File("\ud800", [])])]))).Message.ShouldContain("surrogate");
        (await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([CabinetSamples.File(new string('ü', 128), [])])]))).Message.ShouldContain("255 bytes");
        (await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([CabinetSamples.File("a", [])]), new([CabinetSamples.File("A", [])])]))).Message.ShouldContain("case alone");
        var error = await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([new CabinetFile("long", new ChangingContent("long", 0x7FFF8001, 0), CabinetSamples.Time)])]));
        error.Message.ShouldContain("'long'");
        error.Message.ShouldContain("2147450880");
    }

    [Fact]
    public async Task Refuses_a_file_that_changes_while_it_is_read() =>
        (await Should.ThrowAsync<InvalidInputException>(() => CabinetSamples.WriteAsync([new([new CabinetFile("changing", new ChangingContent("changing", 100, 99), CabinetSamples.Time)])]))).Message.ShouldContain("shrank");

    [Fact]
    public async Task A_spool_is_there_until_it_is_disposed_and_readable_by_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        CabinetFolder[] folders = [new([CabinetSamples.File("a", new byte[100_000])])];
        await using (var spool = await CabinetSpool.CreateAsync(folder["deep/x.msi"], 2, folders))
        {
            spool.Content.Length.ShouldBe((await CabinetSamples.WriteAsync(folders)).Length);
            CompoundFile.CompoundAssertions.Bytes(spool.Content).ShouldBeReadAs(folders);
            CompoundFile.CompoundAssertions.Bytes(spool.Content).ShouldBeReadAs(folders);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(folder["deep/x.msi.cabinet-2.part"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        Directory.GetFiles(folder["deep"]).ShouldBeEmpty();
        await Should.ThrowAsync<InvalidInputException>(() => CabinetSpool.CreateAsync(folder["deep/x.msi"], 1, [new([CabinetSamples.File("", [])])]));
        Directory.GetFiles(folder["deep"]).ShouldBeEmpty();
    }
}
