using Releasing.Failures;

namespace Releasing.Services.GitHub;

/// <summary>GitHub refused a request, or gave no usable answer. The message says which request, what GitHub said and what to do; it holds no secret.</summary>
public sealed class GitHubException : ReleaseException
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">Where, what is wrong, what to do.</param>
    /// <param name="status">The HTTP status; null without an answer.</param>
    /// <param name="inner">What the platform reported; null when nothing did.</param>
    public GitHubException(string message, int? status = null, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
    }

    /// <summary>The HTTP status; null without an answer.</summary>
    public int? Status { get; }

    /// <summary>GitHub's words for what is wrong with the data, such as <c>already_exists</c>; empty without any.</summary>
    public IReadOnlyList<string> Codes { get; internal init; } = [];

    /// <summary>Whether it happened is open, and another attempt may mend it: the answer was lost, or tells of a disturbance. Whoever changes something looks before sending it again.</summary>
    public bool IsOpen { get; internal set; }
}
