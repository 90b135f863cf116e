using System.Text.Json;
using System.Text.Json.Serialization;

namespace Releasing.AcceptanceTests.Signing.Services;

/// <summary>What a service does wrong, and how often.</summary>
/// <param name="Service"><c>oidc</c>, <c>fulcio</c>, <c>rekor1</c>, <c>rekor2</c> or <c>tsa</c>.</param>
public sealed record ServiceFault(string Service)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>For how many requests.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Only for this method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Answers this status and does nothing.</summary>
    public int? Status { get; init; }

    /// <summary>Headers of that answer, such as Retry-After.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Answers this in place of the true body.</summary>
    public string? Body { get; init; }

    /// <summary>Milliseconds to wait before anything is done.</summary>
    public int? Wait { get; init; }

    /// <summary>Does the work and closes the connection without an answer.</summary>
    public bool? Lost { get; init; }

    /// <summary>Sends half of the answer and closes the connection.</summary>
    public bool? Truncate { get; init; }

    /// <summary>Replaces the first text by the second in the answer.</summary>
    public IReadOnlyList<string>? Replace { get; init; }

    /// <summary>Fulcio hands the signed certificate timestamp out beside the certificate.</summary>
    public bool? Detached { get; init; }
}
