using System.Text;
using Releasing.Failures;
using Releasing.Formats.Ar;

namespace Releasing.Core.Tests.Formats.Ar;

public sealed class ArTests
{
    private static readonly DateTimeOffset s_time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Fact]
    public async Task Headers_are_text_in_fixed_columns_and_odd_members_are_padded()
    {
        var archive = await WriteAsync(("debian-binary", "2.0\n"), ("_odd", "abc"));

        archive.ShouldBe(
            "!<arch>\n" +
            "debian-binary   1770091506  0     0     100644  4         `\n2.0\n" +
            "_odd            1770091506  0     0     100644  3         `\nabc\n");
    }

    [Fact]
    public async Task Reads_what_it_wrote()
    {
        var archive = await WriteAsync(("first", "abc"), ("empty", ""), ("sixteen-letters_", "0123456789"));

        var members = await ReadAsync(archive);

        members.Select(member => member.Text).ShouldBe(["abc", "", "0123456789"]);
        members.Select(member => member.Header).ShouldBe(
        [
            new ArMember("first", 3) { ModificationTime = s_time },
            new ArMember("empty", 0) { ModificationTime = s_time },
            new ArMember("sixteen-letters_", 10) { ModificationTime = s_time },
        ]);
    }

    [Fact]
    public async Task Members_that_nobody_read_are_passed_over()
    {
        var archive = await WriteAsync(("first", "abc"), ("second", "de"));
        var names = new List<string>();
        await foreach (var entry in ArReader.ReadAsync(Stream(archive), "x.deb"))
        {
            names.Add(entry.Member.Name);
        }

        names.ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Names_of_System_V_with_a_slash_at_the_end_are_read() =>
        (await ReadAsync("!<arch>\ndebian-binary/  0           0     0     100644  4         `\n2.0\n")).Single().Header.Name.ShouldBe("debian-binary");

    [Theory]
    [InlineData("")]
    [InlineData("seventeen-letters")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ü")]
    [InlineData("a\nb")]
    public async Task Refuses_a_name_that_does_not_fit(string name) =>
        (await Should.ThrowAsync<InvalidInputException>(() => WriteAsync((name, "x")))).Message.ShouldContain("16 visible ASCII");

    [Fact]
    public async Task Refuses_a_size_of_eleven_digits_before_a_byte_is_written()
    {
        using var output = new MemoryStream();
        var error = await Should.ThrowAsync<InvalidInputException>(() =>
            new ArWriter(output).WriteAsync(new ArMember("data.tar.gz", 10_000_000_000), (_, _) => throw new InvalidOperationException("not reached")));

        error.Message.ShouldContain("data.tar.gz");
        error.Message.ShouldContain("9999999999");
        output.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Refuses_other_than_the_promised_bytes(int promised) =>
        (await Should.ThrowAsync<InvalidInputException>(() =>
            new ArWriter(new MemoryStream()).WriteAsync(new ArMember("x", promised), (stream, token) => stream.WriteAsync("abc"u8.ToArray(), token).AsTask())))
        .Message.ShouldContain("and 3 came");

    [Theory]
    [InlineData("", "does not begin as one")]
    [InlineData("!<arch>", "does not begin as one")]
    [InlineData("!<thin>\n", "does not begin as one")]
    [InlineData("!<arch>\nshort", "inside a member's header")]
    [InlineData("!<arch>\nx               0           0     0     100644  4         `\n2.0", "inside member 'x'")]
    [InlineData("!<arch>\nx               0           0     0     100644  4         ``2.0\n", "does not end as headers do")]
    [InlineData("!<arch>\nx               0           0     0     100644  4x        `\n2.0\n", "size is not a number")]
    [InlineData("!<arch>\nx               0           0     0     100684  4         `\n2.0\n", "mode is not a number")]
    [InlineData("!<arch>\n/               0           0     0     100644  4         `\n2.0\n", "name is none")]
    [InlineData("!<arch>\n#1/20           0           0     0     100644  4         `\n2.0\n", "name is none")]
    public async Task Refuses_a_damaged_archive(string archive, string what)
    {
        var error = await Should.ThrowAsync<InvalidInputException>(() => ReadAsync(archive));

        error.Message.ShouldStartWith("x.deb: ");
        error.Message.ShouldContain(what);
    }

    private static async Task<string> WriteAsync(params (string Name, string Text)[] members)
    {
        using var output = new MemoryStream();
        var writer = new ArWriter(output);
        foreach (var (name, text) in members)
        {
            await writer.WriteAsync(new ArMember(name, 0) { ModificationTime = s_time }, Encoding.ASCII.GetBytes(text));
        }

        return Encoding.ASCII.GetString(output.ToArray());
    }

    private static async Task<List<(ArMember Header, string Text)>> ReadAsync(string archive)
    {
        var members = new List<(ArMember, string)>();
        await foreach (var entry in ArReader.ReadAsync(Stream(archive), "x.deb"))
        {
            using var text = new StreamReader(entry.Content);
            members.Add((entry.Member, await text.ReadToEndAsync()));
        }

        return members;
    }

    private static MemoryStream Stream(string archive) => new(Encoding.ASCII.GetBytes(archive));
}
