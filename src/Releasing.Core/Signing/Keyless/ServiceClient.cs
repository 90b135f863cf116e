using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Releasing.Failures;
using Releasing.Http;

namespace Releasing.Signing.Keyless;

/// <summary>Asks the services of signing, with limits on attempts, time and the size of answers. No redirects, no cookies; TLS except on this machine.</summary>
public sealed class ServiceClient : IDisposable
{
    private static readonly TimeSpan s_connectTime = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;
    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;

    /// <summary>Creates the client.</summary>
    /// <param name="limits">How patient it is.</param>
    /// <param name="handler">What sends; null sends over the network. Not disposed of.</param>
    /// <param name="time">The clock; null means the system's.</param>
    public ServiceClient(ServiceLimits limits, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _time = time ?? TimeProvider.System;
        _pipeline = Pipeline(limits, _time);
        _client = handler is null
            ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = s_connectTime, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            : new HttpClient(handler, disposeHandler: false);
        // Each attempt has its own limit, which covers the body too.
        _client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time => _time;

    /// <summary>Sends a request until its answer can be read, within the limits.</summary>
    /// <typeparam name="T">What the answer says.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads an answer; what it throws as <see cref="FormatException"/> or <see cref="JsonException"/> counts as garbage and is asked again, everything else is final.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReleaseException">The service refused, or did not answer within the limits.</exception>
    public async Task<T> SendAsync<T>(ServiceRequest request, Func<ServiceAnswer, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(read);
        ServiceAddress.Parse(request.Address.AbsoluteUri, request.Service);
        try
        {
            return await _pipeline.ExecuteAsync(async stop => read(await OnceAsync(request, stop)), cancellationToken);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            // What the runtime says of an answer that is garbage may quote it.
            var reason = exception is FormatException or JsonException ? "what it answered cannot be read" : exception is TimeoutRejectedException ? "it did not answer in time" : exception.Message;
            throw new ReleaseException($"{request.Service}: {request} failed: {reason.TrimEnd('.')}. Try again later; nothing was kept.", exception is FormatException or JsonException ? null : exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ResiliencePipeline Pipeline(ServiceLimits limits, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(limits.TotalTime);
        if (limits.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome.Exception)),
                MaxRetryAttempts = limits.Attempts - 1,
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Pause(limits, arguments)),
            });
        }

        return builder.AddTimeout(limits.AttemptTime).Build();
    }

    private static bool IsPassing(Exception? exception) => exception is HttpRequestException or IOException or TimeoutRejectedException or FormatException or JsonException;

    private static TimeSpan Pause(ServiceLimits limits, RetryDelayGeneratorArguments<object> arguments)
    {
        var pause = RetryPause.Growing(limits.FirstPause, arguments.AttemptNumber);
        if (arguments.Outcome.Exception is not BusyException { RetryAfter: { } asked })
        {
            return pause;
        }

        // A service that asks for more time than there is gets the rest of it: the limit on all attempts ends the wait.
        return asked > pause ? TimeSpan.FromTicks(Math.Min(asked.Ticks, limits.TotalTime.Ticks)) : pause;
    }

    private async Task<ServiceAnswer> OnceAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, request.Address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Accept));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("releasing", typeof(ServiceClient).Assembly.GetName().Version?.ToString(3)));
        if (request.Bearer is { } secret)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.BodyType);
        }

        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var answer = new ServiceAnswer(request, (int)response.StatusCode, await BodyAsync(response, request, cancellationToken), Headers(response));
        return response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? throw new BusyException($"it answered {answer.Status}{answer.Explanation()}", RetryPause.AskedBy(response, _time.GetUtcNow()))
            : answer;
    }

    private static Func<string, string?> Headers(HttpResponseMessage response)
    {
        var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value.FirstOrDefault(), StringComparer.OrdinalIgnoreCase);
        return name => headers.GetValueOrDefault(name);
    }

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, ServiceRequest request, CancellationToken cancellationToken) =>
        await BoundedBody.ReadAsync(response.Content, request.LargestAnswer, cancellationToken)
            ?? throw new AnswerTooLongException($"{request.Service}: {request} answered more than {request.LargestAnswer} bytes. Make sure that the address is that of the service.");

    private sealed class BusyException(string message, TimeSpan? retryAfter) : HttpRequestException(message)
    {
        public TimeSpan? RetryAfter { get; } = retryAfter;
    }
}
