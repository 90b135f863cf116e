namespace Releasing.Http;

/// <summary>The body of an answer, whatever it claims to be long.</summary>
internal static class BoundedBody
{
    /// <summary>Reads a body; null when it has more bytes than there may be. No more than those are ever held.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + count > largest)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
