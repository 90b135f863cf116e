using Releasing.Formats.DesktopStore;
using Releasing.Formats.HfsPlus;

namespace Releasing.Core.Tests.Formats.DesktopStore;

public sealed class DesktopStoreFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(80)]
    [InlineData(81)]
    [InlineData(82)]
    [InlineData(83)]
    [InlineData(163)]
    [InlineData(164)]
    [InlineData(600)]
    [InlineData(20_000)]
    public void Every_record_is_found_in_the_order_of_the_Finder(int count)
    {
        var records = Enumerable.Range(0, count).Select(number => DesktopRecord.IconPlace($"file {number:x4}", number, -number)).ToList();

        var (found, levels, pages) = DesktopStoreReader.Read(DesktopStoreFile.Write(Enumerable.Reverse(records)));

        found.Select(record => record.Name).ShouldBe(records.Select(record => record.Name));
        found.Select(record => $"{record.Field} {record.Type} {record.Value.Length}").Distinct().ShouldBe(count == 0 ? [] : ["Iloc blob 16"]);
        levels.ShouldBe(count <= 81 ? 0 : count <= 600 ? 1 : 2);
        pages.ShouldBeGreaterThan(count / 100);
    }

    [Fact]
    public void Pages_of_records_of_every_length_split_so_that_none_is_empty()
    {
        var random = new SampleBytes(3);
        for (var round = 0; round < 200; round++)
        {
            var records = Enumerable.Range(0, random.Below(40))
                .Select(number => DesktopRecord.Blob($"{number:d2}", "test", new byte[random.Below(2) == 0 ? random.Below(DesktopTree.LongestRecord - 20) : DesktopTree.LongestRecord - 20]))
                .ToList();

            DesktopStoreReader.Read(DesktopStoreFile.Write(records)).Records.Select(record => (record.Name, record.Value.Length))
                .ShouldBe(records.Select(record => (record.Name, record.Value.Length - 4)));
        }
    }

    [Fact]
    public void More_blocks_than_one_table_of_addresses_has_room_for()
    {
        var records = Enumerable.Range(0, 300).Select(number => DesktopRecord.Blob($"{number:d3}", "test", new byte[DesktopTree.LongestRecord - 22])).ToList();

        DesktopStoreReader.Read(DesktopStoreFile.Write(records)).Pages.ShouldBeGreaterThan(100);
        records.AddRange(Enumerable.Range(300, 700).Select(number => DesktopRecord.Blob($"{number:d3}", "test", new byte[DesktopTree.LongestRecord - 22])));
        DesktopStoreReader.Read(DesktopStoreFile.Write(records)).Pages.ShouldBeGreaterThan(256);
    }

    [Fact]
    public void Names_are_in_the_order_of_the_volume_which_tells_no_case_and_fields_in_that_of_their_letters()
    {
        string[] names = [".", "a", "B", "c", "Z\u0301oe", "Ω", "文書", "\U0001F600"];
        string[] fields = ["Iloc", "bwsp", "icvp", "vSrn"];
        var records = names.SelectMany(name => fields.Select(field => DesktopRecord.Long(name, field, 1))).ToList();

        var found = DesktopStoreReader.Read(DesktopStoreFile.Write(records.OrderBy(record => record.GetHashCode()))).Records;

        found.Select(record => (record.Name, record.Field)).ShouldBe(records.OrderBy(record => record.Name, HfsPlusNameOrder.Instance).Select(record => (record.Name, record.Field)));
        found.Take(8).Select(record => record.Name).ShouldBe([".", ".", ".", ".", "a", "a", "a", "a"]);
        found[8].Name.ShouldBe("B");
    }

    [Fact]
    public void A_number_text_of_four_letters_and_bytes_have_types_of_their_own()
    {
        var found = DesktopStoreReader.Read(DesktopStoreFile.Write([DesktopRecord.Long(".", "vSrn", 1), DesktopRecord.Code(".", "icvl", "icnv"), DesktopRecord.IconPlace("a", 150, 180)])).Records;

        found.Select(record => $"{record.Field} {record.Type} {Convert.ToHexStringLower(record.Value)}").ShouldBe(
            ["icvl type 69636e76", "vSrn long 00000001", "Iloc blob 00000096000000b4ffffffffffff0000"]);
    }
}
