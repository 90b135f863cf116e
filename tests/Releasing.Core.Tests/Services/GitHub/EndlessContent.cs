using System.Net;
using System.Net.Http.Headers;

namespace Releasing.Tests.Services.GitHub;

/// <summary>JSON without end.</summary>
internal sealed class EndlessContent : HttpContent
{
    public EndlessContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Endless());

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'[');
            return buffer.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
