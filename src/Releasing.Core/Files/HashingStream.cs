using System.Security.Cryptography;

namespace Releasing.Files;

/// <summary>Passes bytes on to another stream, counts them, and computes SHA-256 (and SHA-512 when asked) on the way, so that no file is read again for its digest.</summary>
public sealed class HashingStream : WriteOnlyStream, IContentSink
{
    private readonly Stream _inner;
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash? _sha512;

    /// <summary>Creates the stream. Disposing it leaves <paramref name="inner"/> open.</summary>
    /// <param name="inner">Where the bytes go.</param>
    /// <param name="withSha512">Whether SHA-512 is computed too.</param>
    public HashingStream(Stream inner, bool withSha512 = false)
    {
        _inner = inner;
        _sha512 = withSha512 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA512) : null;
    }

    /// <summary>Number of bytes written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>SHA-256 of what was written so far, 64 lowercase hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    /// <summary>SHA-512 of what was written so far, 128 lowercase hexadecimal digits; null when it was not asked for.</summary>
    public string? Sha512 => _sha512 is null ? null : Convert.ToHexStringLower(_sha512.GetCurrentHash());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _inner.Write(buffer);
        Account(buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _inner.WriteAsync(buffer, cancellationToken);
        Account(buffer.Span);
    }

    /// <inheritdoc/>
    public async ValueTask WriteContentAsync(ContentSource content, long length, ContentObserver? observe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ContentObserver account = Account;
        await content.CopyToAsync(_inner, length, observe is null ? account : observe + account, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sha256.Dispose();
            _sha512?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Account(ReadOnlySpan<byte> written)
    {
        _sha256.AppendData(written);
        _sha512?.AppendData(written);
        BytesWritten += written.Length;
    }
}
