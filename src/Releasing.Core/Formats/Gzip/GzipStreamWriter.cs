using System.Buffers.Binary;
using Releasing.Files;

namespace Releasing.Formats.Gzip;

/// <summary>
/// Writes one gzip member (RFC 1952) whose bytes depend on the input, the level and the given time alone: no file name, no operating
/// system, no clock. A content of at least 512 KiB that is written as a whole begins a deflate block and ends one, so that its blocks are the same wherever it
/// stands and can be taken from <see cref="DeflateSettings.Shared"/>.
/// </summary>
/// <remarks>The member is valid only after <see cref="CompleteAsync"/> or <see cref="Complete"/>; disposing alone abandons it.</remarks>
public sealed class GzipStreamWriter : WriteOnlyStream, IContentSink
{
    private const byte UnknownOperatingSystem = 255;

    private readonly Stream _output;
    private readonly DeflateSettings _settings;
    private readonly DeflateStream _deflate;
    private readonly byte[] _header = new byte[10];
    private bool _headerWritten;

    /// <summary>Creates the stream. Disposing it leaves <paramref name="output"/> open.</summary>
    /// <param name="output">Where the gzip member goes.</param>
    /// <param name="settings">Level and parallelism; null for the defaults.</param>
    /// <param name="modificationTime">The member's MTIME, in whole seconds; null, or a time that its 32 bits cannot hold, for none (0).</param>
    public GzipStreamWriter(Stream output, DeflateSettings? settings = null, DateTimeOffset? modificationTime = null)
    {
        settings ??= new DeflateSettings();
        _output = output;
        _settings = settings;
        _deflate = new DeflateStream(output, settings);
        // RFC 1952, 2.3: identification, method 8, no flags, MTIME, XFL, OS.
        _header[0] = 0x1F;
        _header[1] = 0x8B;
        _header[2] = 8;
        var seconds = modificationTime?.ToUnixTimeSeconds() ?? 0;
        BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(4), seconds is > 0 and <= uint.MaxValue ? (uint)seconds : 0);
        _header[8] = settings.Level switch { 9 => 2, 1 => 4, _ => 0 };
        _header[9] = UnknownOperatingSystem;
    }

    /// <summary>Number of bytes handed on so far, header and trailer included.</summary>
    public long CompressedLength => (_headerWritten ? _header.Length : 0) + _deflate.CompressedLength + (IsCompleted ? 8 : 0);

    private bool IsCompleted { get; set; }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (HeaderIsDue())
        {
            _output.Write(_header);
        }

        _deflate.Write(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (HeaderIsDue())
        {
            await _output.WriteAsync(_header, cancellationToken);
        }

        await _deflate.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (length < DeflateBlock.Size)
        {
            await content.CopyBytesAsync(this, length, observe, cancellationToken);
            return;
        }

        await WriteAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
        await _deflate.CutAsync(cancellationToken);
        var (written, unshown) = _settings.Shared is null || content.Sha256 is null
            ? (false, observe)
            : await _settings.Shared.TryWriteAsync(_deflate, content, length, observe, _settings, cancellationToken);
        if (!written)
        {
            await content.CopyBytesAsync(_deflate, length, unshown, cancellationToken);
            await _deflate.CutAsync(cancellationToken);
        }
    }

    /// <summary>Ends the member and writes all that is left; the output stays open.</summary>
    public void Complete()
    {
        Write([]);
        _deflate.Complete();
        _output.Write(Trailer());
        IsCompleted = true;
    }

    /// <summary>Ends the member and writes all that is left; the output stays open.</summary>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        await WriteAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
        await _deflate.CompleteAsync(cancellationToken);
        await _output.WriteAsync(Trailer(), cancellationToken);
        IsCompleted = true;
    }

    /// <summary>Does nothing: to flush part of a block would make the bytes depend on when the caller flushes.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _deflate.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool HeaderIsDue()
    {
        var due = !_headerWritten;
        _headerWritten = true;
        return due;
    }

    private byte[] Trailer()
    {
        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _deflate.Checksum);
        // ISIZE is the length modulo 2^32.
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), unchecked((uint)_deflate.UncompressedLength));
        return trailer;
    }
}
