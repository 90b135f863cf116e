using System.Text;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Cpio;

namespace Releasing.Core.Tests.Formats.Cpio;

public sealed class CpioWriterTests
{
    private static readonly DateTimeOffset s_time = DateTimeOffset.FromUnixTimeSeconds(0x12345678);

    [Fact]
    public async Task New_ascii_members_have_whole_headers_and_begin_at_multiples_of_four()
    {
        var archive = await Write(CpioDialect.NewAscii, File("./a", 0, "hello"), File("./bc", 1, ""));

        archive.ShouldBe(
            "070701000000010000" + "81a400000000000000000000000112345678" + "00000005" + "00000000000000000000000000000000" + "00000004" + "00000000" + "./a\0" + "\0\0"
            + "hello" + "\0\0\0"
            + "070701000000020000" + "81a400000000000000000000000112345678" + "00000000" + "00000000000000000000000000000000" + "00000005" + "00000000" + "./bc\0" + "\0"
            + Trailer + "\0\0\0");
    }

    [Fact]
    public async Task Stripped_members_have_their_index_and_nothing_else()
    {
        var archive = await Write(CpioDialect.Stripped, File("./a", 0, "hello"), File("./b", 10, "x"));

        archive.ShouldBe("07070X00000000\0\0hello\0\0\0" + "07070X0000000a\0\0x\0\0\0" + Trailer + "\0\0\0");
    }

    [Fact]
    public async Task A_member_of_four_gigabytes_needs_the_stripped_form()
    {
        var entry = File("./large", 0, "x") with { Length = uint.MaxValue };

        CpioWriter.IsLarge(uint.MaxValue).ShouldBeTrue();
        CpioWriter.IsLarge(uint.MaxValue - 1L).ShouldBeFalse();
        var error = await Should.ThrowAsync<ReleaseException>(() => new CpioWriter(Stream.Null, CpioDialect.NewAscii).WriteAsync(entry));
        error.Message.ShouldContain("./large");
    }

    [Fact]
    public async Task Names_are_counted_in_bytes_of_utf_8() =>
        (await Write(CpioDialect.NewAscii, File("./ü", 0, ""))).ShouldContain("00000005" + "00000000" + "./ü\0");

    [Fact]
    public async Task A_content_that_is_shorter_than_promised_is_an_error() =>
        await Should.ThrowAsync<ReleaseException>(() => Write(CpioDialect.NewAscii, File("./a", 0, "hello") with { Length = 6 }));

    private static string Trailer =>
        "070701" + new string('0', 32) + "00000001" + new string('0', 48) + "0000000b" + "00000000" + "TRAILER!!!\0";

    private static CpioEntry File(string name, int index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new CpioEntry
        {
            Name = name,
            Index = index,
            Mode = 0x81A4,
            ModificationTime = s_time,
            Content = ContentSource.FromBytes(bytes, name),
            Length = bytes.Length,
        };
    }

    private static async Task<string> Write(CpioDialect dialect, params CpioEntry[] entries)
    {
        var output = new MemoryStream();
        var writer = new CpioWriter(output, dialect);
        foreach (var entry in entries)
        {
            await writer.WriteAsync(entry);
        }

        await writer.CompleteAsync();
        (output.Length % 4).ShouldBe(0);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
