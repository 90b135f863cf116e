using Releasing.Files;

namespace Releasing.Formats.Payloads;

/// <summary>Takes the uncompressed payload of a package and hands on the compressed one. Valid only after <see cref="CompleteAsync"/>; the output stays open.</summary>
public abstract class PayloadStream : WriteOnlyStream, IContentSink
{
    /// <summary>Number of uncompressed bytes taken so far.</summary>
    public long UncompressedLength { get; protected set; }

    /// <summary>Opens the stream of a method.</summary>
    /// <param name="output">Where the compressed bytes go.</param>
    /// <param name="settings">Method, level and parallelism.</param>
    /// <exception cref="Failures.ReleaseException">The method needs a library or program that this machine has not; the message names both.</exception>
    public static PayloadStream Open(Stream output, PayloadSettings settings) => settings.Compression switch
    {
        PayloadCompression.Gzip => new GzipPayload(output, settings),
        PayloadCompression.None => new StoredPayload(output),
        _ => PayloadCompressors.Open(output, settings),
    };

    /// <inheritdoc/>
    public abstract ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken);

    /// <summary>Ends the payload and writes all that is left.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public abstract ValueTask CompleteAsync(CancellationToken cancellationToken = default);
}
