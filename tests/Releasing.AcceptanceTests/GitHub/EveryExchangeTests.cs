namespace Releasing.AcceptanceTests.GitHub;

/// <summary>
/// Every exchange of a test run with the fake GitHub against GitHub's OpenAPI description. The target Test records them (<c>RELEASING_FAKE_RECORD</c>) and runs this test when all others are done.
/// </summary>
[Trait("Category", "Exchanges")]
public sealed class EveryExchangeTests
{
    [SkippableFact]
    public void Keeps_to_the_description_of_GitHub()
    {
        var folder = Environment.GetEnvironmentVariable("RELEASING_FAKE_RECORD");
        Skip.If(string.IsNullOrEmpty(folder), "the target Test records the exchanges that this test checks");

        NodeScript.Run("GitHub/check-exchanges.js", folder!).ShouldBeAccepted();
    }
}
