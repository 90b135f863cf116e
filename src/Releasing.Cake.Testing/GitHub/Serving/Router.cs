using Releasing.Cake.Testing.GitHub.Routes;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Every operation, and how a request finds its own.</summary>
internal static class Router
{
    private static readonly Route[] s_routes =
    [
        .. RepositoryRoutes.All,
        .. ReleaseRoutes.All,
        .. AssetRoutes.All,
        .. UploadRoutes.All,
        .. DownloadRoutes.All,
        .. TagRoutes.All,
        .. ReferenceRoutes.All,
        .. GitDataRoutes.All,
        .. BranchRoutes.All,
        .. ContentRoutes.All,
        .. PullRequestRoutes.All,
        .. IssueRoutes.All,
        .. LabelRoutes.All,
        .. AttestationRoutes.All,
        .. PackageRoutes.All,
        .. GraphRoutes.All,
    ];

    /// <summary>The operation and the values of its path; null when there is none.</summary>
    /// <param name="origin">The host that was asked.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path's segments, unescaped.</param>
    public static (Route Route, Dictionary<string, string> Values)? Find(Origin origin, string method, IReadOnlyList<string> path)
    {
        // HEAD asks for the headers of GET (RFC 9110, section 9.3.2); the server leaves the body out.
        var asked = method == "HEAD" ? "GET" : method;
        foreach (var route in s_routes)
        {
            if (route.Origin == origin && route.Method == asked && route.Match(path) is { } values)
            {
                return (route, values);
            }
        }

        return null;
    }
}
