using System.IO.Compression;
using System.Text;
using Releasing.Formats.Comparison;
using Shouldly;
using Xunit;
using static Releasing.Core.Tests.Formats.Comparison.ContainerSamples;

namespace Releasing.Core.Tests.Formats.Comparison;

public sealed class FileComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_nothing_in_equal_files() => Compare(GzipOf(TarOf(Member("a", "1"))), GzipOf(TarOf(Member("a", "1")))).ShouldBeEmpty();

    [Fact]
    public void Names_the_member_whose_contents_differ()
    {
        var found = Compare(
            GzipOf(TarOf(Member("app/tool", "same"), Member("app/STAMP", "built at 10:00:01"))),
            GzipOf(TarOf(Member("app/tool", "same"), Member("app/STAMP", "built at 10:00:02"))));

        found.ShouldHaveSingleItem().Member.ShouldBe("app/STAMP");
        found[0].What.ShouldBe("contents differ from line 1 (byte 16) on: 'built at 10:00:01', then 'built at 10:00:02'");
    }

    [Fact]
    public void Names_the_line_of_a_text_file()
    {
        var found = Compare(Encoding.UTF8.GetBytes("one\ntwo\nthree\n"), Encoding.UTF8.GetBytes("one\ntwo\ntree\n"));

        found.ShouldHaveSingleItem().Member.ShouldBe("");
        found[0].What.ShouldStartWith("size is 14, then 13; contents differ from line 3 (byte 9) on");
    }

    [Fact]
    public void Tells_modes_of_a_tar_apart() => Compare(TarOf(Member("a", "1")), TarOf(Member("a", "1") with { Mode = 0b111_101_101 }))
        .ShouldHaveSingleItem().ToString().ShouldBe("a: mode is '0644', then '0755'");

    [Fact]
    public void Tells_times_of_a_tar_apart()
    {
        var member = Member("a", "1");

        Compare(TarOf(member), TarOf(member with { Time = member.Time.AddSeconds(1) }))
            .ShouldHaveSingleItem().ToString().ShouldBe("a: time is '2024-05-06T07:08:10Z', then '2024-05-06T07:08:11Z'");
    }

    [Fact]
    public void Tells_modes_and_times_of_a_zip_apart()
    {
        var member = Member("a", "1");

        Compare(ZipOf(member), ZipOf(member with { Mode = 0b111_101_101, Time = member.Time.AddHours(1) }))
            .Select(difference => difference.ToString())
            .ShouldBe(["a: mode is '0644', then '0755'", "a: time is '2024-05-06T07:08:10', then '2024-05-06T08:08:10'"]);
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public void Names_members_that_only_one_file_has(string format)
    {
        var found = Compare(Make(format, Member("a", "1"), Member("b", "2")), Make(format, Member("b", "2"), Member("c", "3")));

        found.Select(difference => difference.ToString()).ShouldBe(["a: is only in the first", "c: is only in the second"]);
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("zip")]
    public void Sees_another_order(string format) => Compare(Make(format, Member("a", "1"), Member("b", "2")), Make(format, Member("b", "2"), Member("a", "1")))
        .ShouldHaveSingleItem().ToString().ShouldBe("the order of the members differs: where 'a' stood comes 'b'");

    [Fact]
    public void Tells_members_of_the_same_name_apart()
    {
        var found = Compare(TarOf(Member("a", "1"), Member("a", "2")), TarOf(Member("a", "1"), Member("a", "3")));

        found.ShouldHaveSingleItem().What.ShouldEndWith("'2', then '3'");
    }

    [Fact]
    public void Names_the_section_of_a_program_inside_an_archive()
    {
        var found = Compare(
            GzipOf(TarOf(Member("bin/tool", "") with { Contents = ElfOf("code", "built on Monday") })),
            GzipOf(TarOf(Member("bin/tool", "") with { Contents = ElfOf("code", "built on Friday") })));

        found.ShouldHaveSingleItem().Member.ShouldBe("bin/tool → section .rodata");
        found[0].What.ShouldContain("'built on Monday', then 'built on Friday'");
    }

    [Fact]
    public void Names_the_section_of_a_windows_program() =>
        Compare(PeOf("built on Monday"), PeOf("built on Friday")).ShouldHaveSingleItem().Member.ShouldBe("section .rdata");

    [Fact]
    public void Sees_headers_of_a_program_that_no_section_holds()
    {
        var changed = ElfOf("code", "data");
        changed[48] = 1;

        Compare(ElfOf("code", "data"), changed).ShouldHaveSingleItem().What.ShouldStartWith("its parts are the same, but not the ELF program around them");
    }

    [Fact]
    public void Sees_another_compression_of_the_same_contents()
    {
        var contents = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 500)));

        var found = Compare(ZipOf(), ZipOf());
        found.ShouldBeEmpty();
        Compare(GzipOf(contents, CompressionLevel.NoCompression), GzipOf(contents, CompressionLevel.SmallestSize))
            .ShouldContain(difference => difference.What.Contains("gzip level mark") || difference.What.Contains("the gzip around them"));
    }

    [Fact]
    public void Sees_the_time_in_a_gzip_header()
    {
        var stamped = GzipOf(TarOf(Member("a", "1")));
        stamped[4] = 9;

        Compare(GzipOf(TarOf(Member("a", "1"))), stamped).ShouldHaveSingleItem().ToString().ShouldBe("gzip time is '0', then '9'");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zip")]
    [InlineData("elf")]
    public void Tells_damaged_files_apart_by_their_bytes(string format)
    {
        var whole = format switch
        {
            "gzip" => GzipOf(TarOf(Member("a", "1"))),
            "zip" => ZipOf(Member("a", "1")),
            _ => ElfOf("code", "data"),
        };

        Compare(whole, whole[..^20]).ShouldHaveSingleItem().What.ShouldStartWith("cannot be read as ");
    }

    [Fact]
    public void Makes_hostile_names_safe_to_print() =>
        Compare(TarOf(Member("a\u001b[31m", "1")), TarOf(Member("a\u001b[31m", "2"))).ShouldHaveSingleItem().Member.ShouldNotContain("\u001b");

    [Fact]
    public void Stops_at_the_limit()
    {
        var first = TarOf([.. Enumerable.Range(0, 30).Select(index => Member($"m{index}", "1"))]);
        var second = TarOf([.. Enumerable.Range(0, 30).Select(index => Member($"m{index}", "2"))]);

        FileComparison.Compare(Save("1", first), Save("2", second), limit: 3).Count.ShouldBe(3);
    }

    private static byte[] Make(string format, params SampleMember[] members) => format == "tar" ? TarOf(members) : ZipOf(members);

    private IReadOnlyList<Difference> Compare(byte[] first, byte[] second) => FileComparison.Compare(Save("1", first), Save("2", second));

    private string Save(string name, byte[] contents)
    {
        File.WriteAllBytes(_folder[name], contents);
        return _folder[name];
    }
}
