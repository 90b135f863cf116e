using System.Buffers;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Services.GitHub.Transfers;

/// <summary>The bytes of a download: exactly as many as were promised, and none of them too late.</summary>
/// <param name="name">Of what, for messages.</param>
/// <param name="response">The answer; disposed of with the stream.</param>
/// <param name="body">Its body.</param>
/// <param name="size">The promised number of bytes.</param>
/// <param name="patience">How long it may stand still; disposed of with the stream.</param>
internal sealed class DownloadStream(string name, HttpResponseMessage response, Stream body, long size, Patience patience) : ReadOnlyStream
{
    private long _read;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await patience.WithinAsync(token => body.ReadAsync(buffer, token), cancellationToken);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw new ReleaseException($"GitHub: the download of {name} broke off after {_read} of {size} bytes ({error.Message.TrimEnd('.')}). Run again.", error);
        }

        _read += count;
        return _read > size || (count == 0 && _read < size && buffer.Length > 0)
            ? throw new ReleaseException($"GitHub: the download of {name} has {(_read > size ? "more" : "fewer")} than the {size} bytes that GitHub lists. Run again; look at what stands between this machine and GitHub if it stays so.")
            : count;
    }

    public override int Read(Span<byte> buffer)
    {
        // The limits on a transfer are kept by what is asynchronous.
        var piece = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            var count = ReadAsync(piece.AsMemory(0, buffer.Length)).AsTask().GetAwaiter().GetResult();
            piece.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
            patience.Dispose();
        }

        base.Dispose(disposing);
    }
}
