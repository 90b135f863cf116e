using System.Globalization;
using Releasing.Failures;
using Releasing.Formats.Cabinet;

namespace Releasing.Core.Tests.Formats.Cabinet;

public sealed class CabinetPlanTests
{
    [Fact]
    public void Few_files_are_one_folder_of_one_cabinet() =>
        CabinetPlan.Split(Files(3, 1000)).ShouldHaveSingleItem().ShouldHaveSingleItem().Files.Count.ShouldBe(3);

    [Fact]
    public void No_files_are_no_cabinet() => CabinetPlan.Split([]).ShouldBeEmpty();

    [Theory]
    [InlineData(65_535, new[] { 65_535 })]
    [InlineData(65_536, new[] { 65_535, 1 })]
    [InlineData(140_000, new[] { 65_535, 65_535, 8_930 })]
    public void A_cabinet_has_65535_files(int count, int[] expected) => Counts(CabinetPlan.Split(Files(count, 1))).ShouldBe(expected);

    [Theory]
    [InlineData(1_073_000_000, 3, new[] { 2, 1 })]
    [InlineData(1_074_000_000, 3, new[] { 1, 1, 1 })]
    [InlineData(0x7FFF8000, 2, new[] { 1, 1 })]
    public void A_cabinet_stays_below_2_GiB_even_where_nothing_can_be_compressed(long length, int count, int[] expected) =>
        Counts(CabinetPlan.Split(Files(count, length))).ShouldBe(expected);

    [Fact]
    public void A_file_of_2_GiB_fits_no_cabinet() =>
        Should.Throw<InvalidInputException>(() => CabinetPlan.Split(Files(1, 0x7FFF8001))).Message.ShouldContain("at most 2147450880");

    private static IEnumerable<int> Counts(IReadOnlyList<IReadOnlyList<CabinetFolder>> cabinets) => cabinets.Select(folders => folders.Sum(folder => folder.Files.Count));

    private static IEnumerable<CabinetFile> Files(int count, long length)
    {
        var content = new ChangingContent("sample", length, length);
        return Enumerable.Range(0, count).Select(i => new CabinetFile(i.ToString(CultureInfo.InvariantCulture), content, CabinetSamples.Time));
    }
}
