namespace Releasing.Signing.Keyless;

/// <summary>A request to a service. Sending it twice does no harm.</summary>
/// <param name="Service">What messages call the service.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">The address.</param>
public sealed record ServiceRequest(string Service, HttpMethod Method, Uri Address)
{
    /// <summary>What is sent; null for nothing.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>The media type that is asked for.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>A secret that is sent in the Authorization header; null for none.</summary>
    public string? Bearer { get; init; }

    /// <summary>A secret in the body, which no message may hold even if the service sends it back.</summary>
    public string? Secret { get; init; }

    /// <summary>The most bytes of an answer; 1 MiB by default.</summary>
    public int LargestAnswer { get; init; } = 1024 * 1024;

    /// <summary>Method and address; no secret.</summary>
    public override string ToString() => $"{Method} {Address.GetLeftPart(UriPartial.Path)}";
}
