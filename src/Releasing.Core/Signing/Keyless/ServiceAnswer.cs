using System.Text;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Signing.Keyless;

/// <summary>What a service answered, once it is neither an overload nor a fault of the service that another attempt may mend.</summary>
public sealed class ServiceAnswer
{
    private const int LongestMessage = 300;

    private readonly ServiceRequest _request;
    private readonly Func<string, string?> _header;

    internal ServiceAnswer(ServiceRequest request, int status, byte[] body, Func<string, string?> header)
    {
        _request = request;
        _header = header;
        Status = status;
        Body = body;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The bytes of the answer, within the limit of the request.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A header's first value; null when it is absent.</summary>
    /// <param name="name">The header.</param>
    public string? Header(string name) => _header(name);

    /// <summary>Fails unless the status is one of these.</summary>
    /// <param name="statuses">The statuses that are fine.</param>
    /// <exception cref="ReleaseException">It is another; the message has what the service said, without secrets.</exception>
    public void MustBe(params ReadOnlySpan<int> statuses)
    {
        if (!statuses.Contains(Status))
        {
            throw new ReleaseException($"{_request.Service}: {_request.Address.GetLeftPart(UriPartial.Path)} answered {Status}{Explanation()}");
        }
    }

    /// <summary>What the service said of a failure, made plain, as the end of a sentence.</summary>
    internal string Explanation()
    {
        var text = MessageOf(Body) ?? Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, 8 * LongestMessage)]);
        foreach (var secret in new[] { _request.Bearer, _request.Secret })
        {
            text = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.Ordinal);
        }

        text = PlainText.Line(text).Trim();
        return text.Length == 0 ? "." : $": {(text.Length <= LongestMessage ? text : text[..LongestMessage] + "…")}";
    }

    // Proxies explain themselves in plain text or HTML, which is shown as it is.
    private static string? MessageOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
