using Releasing.Cake.Tasks;

namespace Releasing.Cake.Tests.Tasks.Package;

public sealed class PackageSynopsisTests
{
    [Theory]
    [InlineData("Finds duplicate files.", "Finds duplicate files")]
    [InlineData("Releases any repository with zero configuration: one version tag and one command does it", "Releases any repository with zero configuration")]
    [InlineData("A tool that reads every log of a machine, a fleet or a whole continent, and tells which line matters", "A tool that reads every log of a machine, a fleet or a whole continent")]
    [InlineData("Go: reads every log of a machine or a fleet or a whole continent and then tells you which line matters", "Go: reads every log of a machine or a fleet or a whole continent and then tells")]
    public void A_description_becomes_one_line_of_a_list(string description, string synopsis)
    {
        PackageSynopsis.Of(description).ShouldBe(synopsis);
        PackageSynopsis.Of(description).Length.ShouldBeLessThan(80);
    }

    [Fact]
    public void Only_what_is_cut_is_told_again_in_whole()
    {
        PackageSynopsis.IsCut("Finds duplicate files.").ShouldBeFalse();
        PackageSynopsis.IsCut(new string('a', 80)).ShouldBeTrue();
    }
}
