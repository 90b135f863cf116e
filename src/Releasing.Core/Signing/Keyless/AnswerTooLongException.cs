using Releasing.Failures;

namespace Releasing.Signing.Keyless;

/// <summary>A service sent more bytes than there may be; it was cut off, and is not asked again.</summary>
public sealed class AnswerTooLongException : ReleaseException
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">Where, what is wrong, what to do. Shown to the user as it is.</param>
    public AnswerTooLongException(string message)
        : base(message)
    {
    }
}
