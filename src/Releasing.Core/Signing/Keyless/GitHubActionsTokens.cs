using System.Text.Json;
using Releasing.Failures;
using Releasing.Http;

namespace Releasing.Signing.Keyless;

/// <summary>Asks the token service of a GitHub Actions job (GitHub's documentation, "OpenID Connect reference": a GET of the request URL with the audience and the request token).</summary>
public sealed class GitHubActionsTokens : IIdentityTokens
{
    /// <summary>The variable with the address.</summary>
    public const string UrlVariable = "ACTIONS_ID_TOKEN_REQUEST_URL";

    /// <summary>The variable with the secret that opens it.</summary>
    public const string TokenVariable = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private const int LargestAnswer = 128 * 1024;

    private readonly Uri _url;
    private readonly string _requestToken;

    /// <summary>Creates the source.</summary>
    /// <param name="url">The value of <see cref="UrlVariable"/>.</param>
    /// <param name="requestToken">The value of <see cref="TokenVariable"/>.</param>
    /// <exception cref="InvalidInputException">The address is none, or one without TLS that is not on this machine.</exception>
    public GitHubActionsTokens(string url, string requestToken)
    {
        _url = ServiceAddress.Parse(url, UrlVariable);
        _requestToken = requestToken;
    }

    /// <inheritdoc/>
    public string Description => "GitHub Actions";

    /// <inheritdoc/>
    public Task<IdentityToken> RequestAsync(string audience, ServiceClient services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        var address = new UriBuilder(_url);
        address.Query = (address.Query.Length > 1 ? address.Query[1..] + "&" : "") + "audience=" + Uri.EscapeDataString(audience);
        var request = new ServiceRequest("GitHub's token service", HttpMethod.Get, address.Uri) { Bearer = _requestToken, LargestAnswer = LargestAnswer };
        return services.SendAsync(request, Read, cancellationToken);
    }

    private IdentityToken Read(ServiceAnswer answer)
    {
        answer.MustBe(200);
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            ? IdentityToken.Parse(value.GetString()!, Description)
            : throw new FormatException("The answer holds no token.");
    }
}
