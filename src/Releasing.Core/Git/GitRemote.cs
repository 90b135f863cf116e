namespace Releasing.Git;

/// <summary>Where a clone came from, without credentials.</summary>
public sealed record GitRemote
{
    private GitRemote(string url, string? host, string? owner, string? name)
    {
        Url = url;
        Host = host;
        Owner = owner;
        Name = name;
    }

    /// <summary>The address as configured, without user name, password, query and fragment (the user of an SSH address stays).</summary>
    public string Url { get; }

    /// <summary>The forge's host such as <c>github.com</c>; null for a path or an address that is not <c>host/owner/name</c>.</summary>
    public string? Host { get; }

    /// <summary>The account, or for GitLab the group with its subgroups: <c>group/subgroup</c>. Null together with <see cref="Host"/>.</summary>
    public string? Owner { get; }

    /// <summary>The repository's name without <c>.git</c>. Null together with <see cref="Host"/>.</summary>
    public string? Name { get; }

    /// <summary>The repository's page, <c>https://host/owner/name</c>; null together with <see cref="Host"/>.</summary>
    public string? WebUrl => Host is null ? null : $"https://{Host}/{Owner}/{Name}";

    /// <summary>Reads an address in any of the forms of git-clone(1), "Git URLs".</summary>
    public static GitRemote Parse(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Contains("://", StringComparison.Ordinal) ? FromUri(url) : FromShortForm(url);
    }

    private static GitRemote FromUri(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            // Not understood, so nobody can say where a password may hide in it.
            return new GitRemote(uri?.Scheme == "file" ? "file://" + uri.AbsolutePath : "", null, null, null);
        }

        var user = uri.Scheme is "ssh" or "git+ssh" && uri.UserInfo.Length > 0 ? uri.UserInfo.Split(':')[0] + "@" : "";
        var port = uri.IsDefaultPort || uri.Port < 0 ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var clean = $"{uri.Scheme}://{user}{uri.Host}{port}{uri.AbsolutePath}";

        // An SSH port says nothing about the pages; a port of HTTP does.
        var webHost = uri.Scheme is "http" or "https" ? uri.Host + port : uri.Host;
        return WithParts(clean, uri.Scheme == "file" ? null : webHost, uri.AbsolutePath);
    }

    // user@host:path, unless a slash stands before the first colon: then it is a local path (git-clone(1)).
    private static GitRemote FromShortForm(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var slash = url.AsSpan().IndexOfAny('/', '\\');
        if (colon <= 1 || (slash >= 0 && slash < colon))
        {
            return new GitRemote(url, null, null, null);
        }

        var host = url[..colon];
        return WithParts(url, host[(host.IndexOf('@', StringComparison.Ordinal) + 1)..], url[(colon + 1)..]);
    }

    private static GitRemote WithParts(string url, string? host, string path)
    {
        var trimmed = path.Trim('/');
        trimmed = trimmed.EndsWith(".git", StringComparison.Ordinal) ? trimmed[..^4] : trimmed;
        var parts = trimmed.Split('/');

        // These parts become links and API paths: whatever is not plainly a name is no forge.
        return host is not null && parts.Length >= 2 && IsName(host.Replace(":", "", StringComparison.Ordinal)) && parts.All(IsName)
            ? new GitRemote(url, host, string.Join('/', parts[..^1]), parts[^1])
            : new GitRemote(url, null, null, null);
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text is not ("." or "..") && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
