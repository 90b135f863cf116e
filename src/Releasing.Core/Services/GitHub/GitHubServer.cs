using Releasing.Failures;
using Releasing.Git;
using Releasing.Http;

namespace Releasing.Services.GitHub;

/// <summary>Where the API of a GitHub is: GitHub.com, a GitHub Enterprise Cloud with data residency, or a GitHub Enterprise Server.</summary>
public sealed record GitHubServer
{
    private const string PublicHost = "github.com";
    private const string ServerRoot = "/api/v3";

    private GitHubServer(Uri api) => Api = api;

    /// <summary>The root of the REST API, such as <c>https://api.github.com/</c> or <c>https://git.example.org/api/v3</c>.</summary>
    public Uri Api { get; }

    /// <summary>The GraphQL API beside it: <c>/graphql</c>, on a GitHub Enterprise Server <c>/api/graphql</c>.</summary>
    public Uri GraphQl
    {
        get
        {
            var root = Api.AbsoluteUri.TrimEnd('/');
            return new Uri(root.EndsWith(ServerRoot, StringComparison.Ordinal) ? root[..^"/v3".Length] + "/graphql" : root + "/graphql");
        }
    }

    /// <summary>Where people look: <c>https://github.com</c> beside <c>https://api.github.com</c>, the same host beside <c>/api/v3</c>. Without a slash at its end.</summary>
    public string Web
    {
        get
        {
            var place = Api.GetLeftPart(UriPartial.Authority);
            return Api.Host.StartsWith("api.", StringComparison.Ordinal) ? place.Replace("//api.", "//", StringComparison.Ordinal) : place;
        }
    }

    /// <summary>The server whose API is there.</summary>
    /// <param name="api">The root of the REST API: over TLS, or on this machine.</param>
    /// <param name="where">Who named it, for messages.</param>
    /// <exception cref="InvalidInputException">It is no such address.</exception>
    public static GitHubServer At(string api, string where) => new(ServiceAddress.Parse(api, where));

    /// <summary>
    /// The server that a clone came from; null where nobody says that it is a GitHub, or where the environment's token belongs to another. <c>github.com</c> and <c>*.ghe.com</c> are known by
    /// name. Another host is one when the job runs there (<c>GITHUB_SERVER_URL</c>) or when <c>GITHUB_API_URL</c> lies on it: a token is never sent to a host because a clone came from it.
    /// </summary>
    /// <param name="remote">Where the clone came from.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="InvalidInputException"><c>GITHUB_API_URL</c> is no address of a service.</exception>
    public static GitHubServer? Of(GitRemote? remote, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (remote?.Host?.ToLowerInvariant() is not { } host)
        {
            return null;
        }

        var home = Authority(variable("GITHUB_SERVER_URL"));
        var isHome = home == host;
        if (variable("GITHUB_API_URL") is { Length: > 0 } api && (isHome || (home is null && Authority(api) is { } place && (place == host || place == "api." + host))))
        {
            return At(api, "GITHUB_API_URL");
        }

        if (home is not null && !isHome)
        {
            return null;
        }

        return host == PublicHost || host.EndsWith(".ghe.com", StringComparison.Ordinal) ? At($"https://api.{host}", "the remote")
            : isHome ? At($"https://{host}{ServerRoot}", "the remote")
            : null;
    }

    /// <summary>Whether an address is the API's, so that the token may go there: same scheme, host and port.</summary>
    internal bool Owns(Uri address) => Uri.Compare(Api, address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.UserInfo.Length == 0;

    /// <summary>
    /// Whether an address takes uploads for this API, so that the token may go there: the API's own host, <c>uploads.</c> in the place of its <c>api.</c>, or, where the API is on this machine, this
    /// machine.
    /// </summary>
    internal bool TakesUploads(Uri address)
    {
        if (Owns(address))
        {
            return true;
        }

        return address.UserInfo.Length == 0 && address.Scheme == Api.Scheme
            && ((Api.IsLoopback && address.IsLoopback)
                || (Api.Scheme == Uri.UriSchemeHttps && Api.Port == address.Port && Api.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
                    && string.Equals(address.Host, "uploads." + Api.Host["api.".Length..], StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a download may lead there, without the token: over TLS, or from this machine to this machine.</summary>
    internal bool MayLeadTo(Uri address) => address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && Api.Scheme == Uri.UriSchemeHttp && Api.IsLoopback && address.IsLoopback));

    private static string? Authority(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri.Authority.ToLowerInvariant() : null;
}
