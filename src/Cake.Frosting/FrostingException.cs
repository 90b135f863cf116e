namespace Cake.Frosting;

/// <summary>A mistake in how the host, its tasks or its context were put together.</summary>
/// <param name="message">Which task or setting, what is wrong.</param>
/// <param name="innerException">What caused it, if anything did.</param>
public sealed class FrostingException(string message, Exception? innerException) : Exception(message, innerException)
{
    /// <summary>Creates the exception without a cause.</summary>
    /// <param name="message">Which task or setting, what is wrong.</param>
    public FrostingException(string message)
        : this(message, null)
    {
    }
}
