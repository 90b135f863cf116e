namespace Releasing.Cake.Testing;

/// <summary>A request that reached a <see cref="FakeGitHub"/>, and what it was answered. Tokens are not in it.</summary>
public sealed record RecordedExchange
{
    /// <summary>Its place in the order of arrival, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The host that was asked: <c>api</c>, <c>uploads</c> or <c>downloads</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, escapes included.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, without <c>?</c>; empty for none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers of the request, by lower-case name, without <c>authorization</c>.</summary>
    public required IReadOnlyDictionary<string, string> RequestHeaders { get; init; }

    /// <summary>A token was sent along, to this host.</summary>
    public required bool HasToken { get; init; }

    /// <summary>The JSON that was sent; null for none.</summary>
    public string? RequestJson { get; init; }

    /// <summary>How many bytes of the request's body arrived.</summary>
    public long RequestBytes { get; init; }

    /// <summary>The status that was answered; 0 when the connection was cut instead.</summary>
    public int Status { get; init; }

    /// <summary>The headers of the answer, by lower-case name.</summary>
    public required IReadOnlyDictionary<string, string> ResponseHeaders { get; init; }

    /// <summary>The JSON that was answered; null for none.</summary>
    public string? ResponseJson { get; init; }

    /// <summary>The fault that the script played; null for none.</summary>
    public string? Fault { get; init; }
}
