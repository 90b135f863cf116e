namespace Releasing.AcceptanceTests;

/// <summary>What a validator said.</summary>
public sealed record Verdict(int ExitCode, string Output, string Error)
{
    /// <summary>Expects exit code 0; otherwise the failure shows all that was said.</summary>
    public void ShouldBeAccepted() => ExitCode.ShouldBe(0, Output + Error);
}
