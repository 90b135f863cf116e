using Releasing.Formats.Msi;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Msi;

public sealed class MsiVersionTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("0.0.0", "0.0.0")]
    [InlineData("255.255.65535", "255.255.65535")]
    [InlineData("1.2.3-rc.1+abc", "1.2.3")]
    public void Has_the_three_numbers_alone(string version, string expected)
    {
        MsiVersion.Problems(SemanticVersion.Parse(version)).ShouldBeEmpty();
        MsiVersion.Of(SemanticVersion.Parse(version)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("256.0.0", "Version: the major number 256 is above 255")]
    [InlineData("1.256.0", "Version: the minor number 256 is above 255")]
    [InlineData("1.2.65536", "Version: the patch number 65536 is above 65535")]
    [InlineData("1.2.99999999999999999999", "Version: the patch number 99999999999999999999 is above 65535")]
    public void A_number_out_of_range_is_named_with_the_rule(string version, string expected)
    {
        var problem = MsiVersion.Problems(SemanticVersion.Parse(version)).ShouldHaveSingleItem();

        problem.ShouldStartWith(expected);
        problem.ShouldContain("ProductVersion");
    }
}
