using Polly;
using Polly.Retry;
using Polly.Timeout;
using Releasing.Http;

namespace Releasing.Services.GitHub;

/// <summary>When a request is sent, when it is sent again, and after how long.</summary>
/// <param name="limits">How many attempts, and how long.</param>
/// <param name="pace">Spreads what changes something; waiting for it costs nothing of an attempt's time.</param>
/// <param name="time">The clock.</param>
internal sealed class GitHubPatience(GitHubLimits limits, WritePace pace, TimeProvider time)
{
    private readonly ResiliencePipeline _repeated = Attempts(limits, repeatable: true, time);
    private readonly ResiliencePipeline _careful = Attempts(limits, repeatable: false, time);
    private readonly ResiliencePipeline _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limits.AttemptTime).Build();

    /// <summary>The attempts of one request.</summary>
    /// <param name="request">What is sent; unless it is repeatable, not again while it is open whether it happened.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public async Task<T> ExecuteAsync<T>(GitHubRequest request, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        await (request.IsRepeatable ? _repeated : _careful).ExecuteAsync(
            async stop =>
            {
                if (request.IsWrite)
                {
                    await pace.EnterAsync(stop);
                }

                try
                {
                    return await _attempt.ExecuteAsync(async limited => await attempt(limited), stop);
                }
                catch (PassingException refusal) when (refusal.Refused)
                {
                    pace.Close(refusal.Pause ?? limits.RefusedPause);
                    throw;
                }
            },
            cancellationToken);

    /// <summary>The attempts of something that is looked after between two of them.</summary>
    /// <param name="limits">How many, and after how long.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline CreateLooking(GitHubLimits limits, TimeProvider time) => limits.Attempts == 1 ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is GitHubException { IsOpen: true }),
            MaxRetryAttempts = limits.Attempts - 1,
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(RetryPause.Growing(limits.FirstPause, arguments.AttemptNumber)),
        }).Build();

    private static ResiliencePipeline Attempts(GitHubLimits limits, bool repeatable, TimeProvider time)
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

        return builder.Build();
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
