using Releasing.Cake.Running;

namespace Releasing.Cake.Tests.Running;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("npm_token")]
    [InlineData("SIGNING_PASSPHRASE")]
    [InlineData("NUGET_API_KEY")]
    public void Masks_the_values_of_variables_that_hold_secrets(string name) =>
        SecretMask.Of([new(name, "s3cr3t-value")]).Apply("curl -H s3cr3t-value x").ShouldBe("curl -H *** x");

    [Fact]
    public void Leaves_other_variables_and_short_values_alone()
    {
        var mask = SecretMask.Of([new("HOME", "/home/ada"), new("USE_TOKEN", "true"), new("EMPTY_TOKEN", null)]);

        mask.Apply("/home/ada true").ShouldBe("/home/ada true");
    }

    [Fact]
    public void Masks_each_line_of_a_secret_and_the_longest_first()
    {
        var mask = new SecretMask();
        mask.Add("abcdef");
        mask.Add("abcdefghij\nsecond line\n");

        mask.Apply("abcdefghij").ShouldBe("***");
        mask.Apply("second line!").ShouldBe("***!");
        mask.Apply("abcdef?").ShouldBe("***?");
    }
}
