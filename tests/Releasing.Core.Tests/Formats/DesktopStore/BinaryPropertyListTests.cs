using System.Text;
using Releasing.Formats.DesktopStore;

namespace Releasing.Core.Tests.Formats.DesktopStore;

public sealed class BinaryPropertyListTests
{
    [Fact]
    public void A_list_has_its_objects_then_where_each_begins_then_how_to_read_that()
    {
        var list = BinaryPropertyList.Write([new("a", true), new("n", 300), new("d", 1.5)]);

        Convert.ToHexStringLower(list).ShouldBe(
            Convert.ToHexStringLower(Encoding.ASCII.GetBytes("bplist00"))
            + "d3010203040506" + "5161" + "516e" + "5164" + "09" + "11012c" + "233ff8000000000000"
            + "080f1113151619" + "000000000000" + "01" + "01" + "0000000000000007" + "0000000000000000" + "0000000000000022");
    }

    [Fact]
    public void Long_text_and_bytes_have_their_length_behind_the_marker_and_text_that_is_not_ASCII_is_UTF_16()
    {
        var list = Convert.ToHexStringLower(BinaryPropertyList.Write([new("a", new string('x', 15)), new("b", new byte[300]), new("c", "é"), new("f", false), new("g", -1)]));

        list.ShouldContain("5f100f" + string.Concat(Enumerable.Repeat("78", 15)) + "4f11012c00");
        list.ShouldContain("6100e9" + "08" + "13ffffffffffffffff");
        Should.Throw<ArgumentException>(() => BinaryPropertyList.Write([new("a", 1L)])).Message.ShouldContain("Int64");
    }
}
