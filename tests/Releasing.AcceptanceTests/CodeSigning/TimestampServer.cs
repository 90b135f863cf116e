using System.Net;

namespace Releasing.AcceptanceTests.CodeSigning;

/// <summary>A time-stamping authority on the loopback interface (RFC 3161, section 3.4) that answers a few requests and no more.</summary>
internal sealed class TimestampServer(CodeSigningKeys keys) : LoopbackServer
{
    private const int MostRequests = 10;
    private const int LongestRequest = 10_000;

    /// <summary>How many requests were answered.</summary>
    public int Answered { get; private set; }

    protected override async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (Answered == MostRequests || request.HttpMethod != "POST" || request.ContentLength64 is <= 0 or > LongestRequest)
        {
            response.StatusCode = 400;
            return;
        }

        var question = new byte[request.ContentLength64];
        await request.InputStream.ReadExactlyAsync(question);
        var reply = keys.Stamp(question);
        Answered++;
        response.ContentType = "application/timestamp-reply";
        response.ContentLength64 = reply.Length;
        await response.OutputStream.WriteAsync(reply);
    }
}
