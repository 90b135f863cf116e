using Releasing.Failures;

namespace Releasing.Verification.Tuf;

/// <summary>A repository of The Update Framework is not what it has to be, and why. Never a matter of a network that is away.</summary>
public sealed class TufRefusedException : ReleaseException
{
    /// <summary>Creates the refusal; the message reads <c>{where}: {what} [Tuf{reason}]</c>.</summary>
    /// <param name="reason">The reason, for machines.</param>
    /// <param name="where">The file and the field.</param>
    /// <param name="what">What is wrong, as a full sentence. Text from outside has to be made plain by the caller.</param>
    /// <param name="inner">What the platform reported; null when nothing did.</param>
    public TufRefusedException(TufReason reason, string where, string what, Exception? inner = null)
        : base($"{where}: {what} [Tuf{reason}]", inner) => Reason = reason;

    /// <summary>The reason, for machines.</summary>
    public TufReason Reason { get; }
}
