namespace Releasing.Formats.Linux;

/// <summary>Makes texts that carry their own OpenPGP signature, as apt's <c>InRelease</c> does.</summary>
public interface IClearSigner
{
    /// <summary>Signs a text.</summary>
    /// <param name="text">The text, with LF, ending with one.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>The text in the cleartext signature framework (RFC 9580, section 7), with LF.</returns>
    /// <exception cref="Failures.ReleaseException">The key is missing or locked, or the program failed; the message says which.</exception>
    Task<string> ClearSignAsync(string text, CancellationToken cancellationToken);
}
