namespace Releasing.Services.GitHub;

/// <summary>An attempt failed in a way that another may mend.</summary>
/// <param name="failure">What to say when there is no other.</param>
/// <param name="refused">GitHub refused it for its limits, so nothing happened.</param>
/// <param name="pause">How long GitHub asks to wait; null when it does not say.</param>
internal sealed class PassingException(GitHubException failure, bool refused, TimeSpan? pause) : Exception(failure.Message)
{
    public GitHubException Failure { get; } = failure;

    public bool Refused { get; } = refused;

    public TimeSpan? Pause { get; } = pause;
}
