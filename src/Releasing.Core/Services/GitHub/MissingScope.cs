namespace Releasing.Services.GitHub;

/// <summary>
/// What a token lacks: classic tokens have scopes (<c>x-oauth-scopes</c>, <c>x-accepted-oauth-scopes</c>), those of a workflow and fine-grained ones have permissions
/// (<c>x-accepted-github-permissions</c>).
/// </summary>
internal static class MissingScope
{
    /// <summary>What to do.</summary>
    public static string Sentence(GitHubRequest request, GitHubAnswer answer, GitHubToken? token)
    {
        if (token is null)
        {
            return "Give a token by GITHUB_TOKEN or GH_TOKEN.";
        }

        if (answer.Header("x-github-sso")?.StartsWith("required", StringComparison.OrdinalIgnoreCase) == true)
        {
            return $"Authorise the token of {token.Source} for the single sign-on of the organisation.";
        }

        var accepted = Words(answer.Header("x-accepted-oauth-scopes"));
        if (answer.Header("x-oauth-scopes") is { } scopes && accepted.Count > 0 && !Words(scopes).Intersect(accepted, StringComparer.Ordinal).Any())
        {
            var has = Words(scopes);
            return $"The token of {token.Source} has {(has.Count == 0 ? "no scope" : $"the scope {List(has, token)}")} and needs {List(accepted, token)}: give it that one.";
        }

        return (Permissions(answer, token) ?? request.Permission) is { } needed
            ? $"In a workflow, give the job 'permissions: {needed}'; any other token needs the same permission."
            : $"Give the token of {token.Source} the permission for it.";
    }

    // "contents=write,workflows=write; contents=write": alternatives, of which the shortest is the least to give.
    private static string? Permissions(GitHubAnswer answer, GitHubToken token)
    {
        var least = (answer.Header("x-accepted-github-permissions") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).OrderBy(one => one.Length).FirstOrDefault();
        var lines = (least ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2))
            .Where(pair => pair.Length == 2).Select(pair => $"{pair[0].Replace('_', '-')}: {pair[1]}").ToList();
        return lines.Count == 0 ? null : GitHubFailure.Clean(string.Join(", ", lines), token);
    }

    private static List<string> Words(string? header) => [.. (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string List(List<string> words, GitHubToken token) => GitHubFailure.Clean(string.Join(" or ", words.Select(word => $"'{word}'")), token);
}
