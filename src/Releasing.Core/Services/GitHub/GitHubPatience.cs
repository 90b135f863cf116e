using Polly;
using Polly.Retry;
using Polly.Timeout;
using Releasing.Http;

namespace Releasing.Services.GitHub;

/// <summary>When a request is sent again, and after how long.</summary>
internal static class GitHubPatience
{
    /// <summary>The attempts of one request.</summary>
    /// <param name="limits">How many and how long.</param>
    /// <param name="repeatable">Also after failures that leave open whether it happened.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline Create(GitHubLimits limits, bool repeatable, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limits.TotalTime);
        if (limits.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments.Outcome.Exception, repeatable) && Pause(arguments.Outcome.Exception, arguments.AttemptNumber, limits) < limits.TotalTime),
                MaxRetryAttempts = limits.Attempts - 1,
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Pause(arguments.Outcome.Exception, arguments.AttemptNumber, limits)),
            });
        }

        return builder.AddTimeout(limits.AttemptTime).Build();
    }

    private static bool MayPass(Exception? exception, bool repeatable) => exception switch
    {
        PassingException passing => passing.Refused || repeatable,

        // A certificate that does not convince now will not do so in a second.
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
        HttpRequestException or IOException or TimeoutRejectedException => repeatable,
        _ => false,
    };

    private static TimeSpan Pause(Exception? exception, int attempt, GitHubLimits limits)
    {
        var own = RetryPause.Growing(exception is PassingException { Refused: true, Pause: null } ? limits.RefusedPause : limits.FirstPause, attempt);
        return exception is PassingException { Pause: { } asked } && asked > own ? asked : own;
    }
}
