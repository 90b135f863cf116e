namespace Releasing.Formats.Linux;

/// <summary>Makes detached OpenPGP signatures, by a program or otherwise.</summary>
public interface IPackageSigner
{
    /// <summary>Signs what is written, while it is written.</summary>
    /// <param name="write">Writes the bytes to sign into the stream it is given; called once.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>The signature packet in binary form (RFC 9580, not armoured).</returns>
    /// <exception cref="Failures.ReleaseException">The key is missing or locked, or the program failed; the message says which.</exception>
    Task<byte[]> SignAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);
}
