namespace Releasing.Files;

/// <summary>
/// A stream that takes whole contents, not only bytes: so a compressor that has seen a content before need not compress it again, and digests on the way
/// still see every byte.
/// </summary>
public interface IContentSink
{
    /// <summary>Writes exactly <paramref name="length"/> bytes of a content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="length">Its length in bytes, which a header has already promised.</param>
    /// <param name="observe">Shown every uncompressed byte in order, such as a digest; null when nobody looks.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="Failures.ReleaseException">The content is missing or changed while it was read.</exception>
    ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken);
}
