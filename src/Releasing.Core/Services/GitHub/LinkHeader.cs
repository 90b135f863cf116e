namespace Releasing.Services.GitHub;

/// <summary>Finds the next page (RFC 8288: <c>Link: &lt;address&gt;; rel="next"</c>).</summary>
internal static class LinkHeader
{
    /// <summary>The next page's address; null on the last page.</summary>
    public static Uri? Next(GitHubAnswer answer)
    {
        var rest = answer.Header("Link") ?? "";
        for (int open; (open = rest.IndexOf('<', StringComparison.Ordinal)) >= 0;)
        {
            var close = rest.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            var target = rest[(open + 1)..close];
            rest = rest[(close + 1)..];
            var following = rest.IndexOf('<', StringComparison.Ordinal);
            var parameters = (following < 0 ? rest : rest[..following]).Split(';', ',').Select(parameter => parameter.Trim());
            if (parameters.Any(parameter => parameter is "rel=\"next\"" or "rel=next"))
            {
                return Uri.TryCreate(answer.Address, target, out var next) ? next : null;
            }
        }

        return null;
    }
}
