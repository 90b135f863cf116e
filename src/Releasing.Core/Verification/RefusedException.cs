using Releasing.Failures;

namespace Releasing.Verification;

/// <summary>Something does not verify, and why. Every refusal has exactly one reason.</summary>
public sealed class RefusedException : ReleaseException
{
    /// <summary>Creates the refusal; the message reads <c>{where}: {what} [{reason}]</c>.</summary>
    /// <param name="reason">The reason, for machines.</param>
    /// <param name="where">The file and the field.</param>
    /// <param name="what">What is wrong, as a full sentence. Text from outside has to be made plain by the caller.</param>
    /// <param name="inner">What the platform reported; null when nothing did.</param>
    public RefusedException(RefusalReason reason, string where, string what, Exception? inner = null)
        : base($"{where}: {what} [{reason}]", inner) => Reason = reason;

    /// <summary>The reason, for machines.</summary>
    public RefusalReason Reason { get; }
}
