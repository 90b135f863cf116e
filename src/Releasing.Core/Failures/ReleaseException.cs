namespace Releasing.Failures;

/// <summary>
/// A failure a person can act on. The message says where it happened, what is wrong and what to do, in that order:
/// <c>Package.Deb: maintainer is empty. Set Settings.Project.Maintainer.</c>
/// </summary>
public class ReleaseException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">Where, what is wrong, what to do. Shown to the user as it is.</param>
    public ReleaseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the failure with its cause.</summary>
    /// <param name="message">Where, what is wrong, what to do. Shown to the user as it is.</param>
    /// <param name="innerException">What the platform reported; null when nothing did.</param>
    public ReleaseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
