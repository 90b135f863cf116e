using System.Globalization;
using Releasing.Cake.Testing.GitHub.Faults;

namespace Releasing.Cake.Testing;

/// <summary>Something that goes wrong with one request. What the request asks for is done or left undone as each one says.</summary>
public abstract class Fault
{
    private protected Fault(string name) => Name = name;

    /// <summary>What the record calls it.</summary>
    public string Name { get; }

    /// <summary>Answers with a status, and does nothing.</summary>
    /// <param name="status">The status, such as 502.</param>
    /// <param name="message">What the body says.</param>
    /// <param name="headers">Headers beside the ordinary ones.</param>
    public static Fault Status(int status, string message = "Server Error", IReadOnlyDictionary<string, string>? headers = null) => new StatusFault($"status {status.ToString(CultureInfo.InvariantCulture)}", status, message, headers);

    /// <summary>A secondary limit ("Rate limits for the REST API", "About secondary rate limits"): 403, and nothing is done.</summary>
    /// <param name="retryAfter">What <c>retry-after</c> says, in whole seconds; null leaves the header out.</param>
    public static Fault SecondaryLimit(TimeSpan? retryAfter) => new StatusFault(
        retryAfter is null ? "secondary limit" : "secondary limit with retry-after",
        403,
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        retryAfter is { } pause ? new Dictionary<string, string> { ["retry-after"] = ((long)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture) } : null);

    /// <summary>The limit of the hour is used up: 403 with <c>x-ratelimit-remaining: 0</c>, and nothing is done.</summary>
    /// <param name="reset">When <c>x-ratelimit-reset</c> says that there will be more, from now.</param>
    public static Fault HourlyLimit(TimeSpan reset) => new HourlyLimitFault(reset);

    /// <summary>Does it, later.</summary>
    /// <param name="delay">How much later.</param>
    public static Fault Delay(TimeSpan delay) => new DelayFault(delay);

    /// <summary>Cuts the connection before the body is read. Nothing is done.</summary>
    public static Fault ResetBeforeBody() => new ResetFault("reset before the body", bytes: 0);

    /// <summary>Cuts the connection while the body is read. An upload leaves an asset in the state <c>starter</c>; anything else is not done.</summary>
    /// <param name="bytes">How many bytes are read.</param>
    public static Fault ResetWhileBody(long bytes = 1) => new BrokenBodyFault("reset while the body is read", bytes, answers: false);

    /// <summary>Cuts the connection after the body was read. Nothing is done.</summary>
    public static Fault ResetAfterBody() => new ResetFault("reset after the body", bytes: long.MaxValue);

    /// <summary>Reads a part of the body, answers 502 and leaves, of an upload, an asset in the state <c>starter</c> ("Upload a release asset", notes).</summary>
    /// <param name="bytes">How many bytes are read.</param>
    public static Fault TruncatedUpload(long bytes = 1) => new BrokenBodyFault("truncated upload", bytes, answers: true);

    /// <summary>Does it, and cuts the connection in place of the answer.</summary>
    public static Fault LostAnswer() => new LostAnswerFault();

    /// <summary>Does it, and cuts the connection in the middle of the answer.</summary>
    /// <param name="bytes">How many bytes of the answer's body leave.</param>
    public static Fault ResetWhileAnswering(int bytes = 1) => new BrokenAnswerFault(bytes);

    /// <summary>Does it twice, as when something on the way repeats the request, and gives the second answer.</summary>
    public static Fault Duplicate() => new DuplicateFault();

    /// <summary>Answers 200 with a page in place of what was asked for, and does nothing.</summary>
    public static Fault HtmlPage() => new PageFault();

    /// <summary>Does it, and tells the digest of other bytes wherever the answer has one.</summary>
    public static Fault WrongDigest() => new WrongDigestFault();

    /// <summary>A download whose first byte is another; other answers stay as they are.</summary>
    public static Fault WrongBytes() => new WrongBytesFault();

    /// <summary>Leads somewhere else with 302, and does nothing.</summary>
    /// <param name="address">Where to.</param>
    public static Fault RedirectTo(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new RedirectFault(address);
    }

    /// <summary>Answers 200 with a body that does not end before the client goes away, and does nothing.</summary>
    public static Fault EndlessBody() => new EndlessBodyFault();

    /// <summary>Answers 200 with arrays within arrays, and does nothing.</summary>
    /// <param name="depth">How many.</param>
    public static Fault DeepJson(int depth = 100_000) => new DeepJsonFault(depth);

    /// <summary>Plays it.</summary>
    /// <param name="scene">The request.</param>
    internal abstract Task PlayAsync(FaultScene scene);
}
