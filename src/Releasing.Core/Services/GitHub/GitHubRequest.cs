using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Services.GitHub;

/// <summary>A request to GitHub's API.</summary>
/// <param name="Method">GET, POST, PATCH, PUT or DELETE.</param>
/// <param name="Path">Below the root of the API, with a <c>/</c> before it and names made safe by <see cref="PathOf"/>; may have a query.</param>
public sealed record GitHubRequest(HttpMethod Method, string Path)
{
    private const string Json = "application/vnd.github+json";

    /// <summary>What is sent; null for nothing.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>The media type that is asked for.</summary>
    public string Accept { get; init; } = Json;

    /// <summary>
    /// Sending it twice does what sending it once does, so a lost answer is asked for again. By default so for GET and HEAD alone; whatever GitHub refused for its limits is sent again always.
    /// </summary>
    public bool IsRepeatable { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>The permission of a workflow that it needs, such as <c>contents: write</c>, for messages; null when none is known. What GitHub names goes before it.</summary>
    public string? Permission { get; init; }

    /// <summary>An address of the API that does not lie below its root, such as a next page; null for <see cref="Path"/>.</summary>
    internal Uri? Address { get; init; }

    /// <summary>What is sent instead of <see cref="Body"/>, once.</summary>
    internal HttpContent? Content { get; init; }

    /// <summary>It goes to where assets are uploaded, which may be another host than the API's.</summary>
    internal bool IsUpload { get; init; }

    /// <summary>It changes something, so GitHub counts it.</summary>
    internal bool IsWrite { get; init; } = Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>JSON is expected.</summary>
    internal bool WantsJson => Accept == Json;

    /// <summary>A path of parts, each of which may hold anything.</summary>
    /// <param name="parts">Such as <c>repos</c>, <c>ada</c>, <c>tool</c>.</param>
    /// <exception cref="InvalidInputException">A part would lead elsewhere.</exception>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            // Escaping leaves dots alone, and a part of dots alone would climb (RFC 3986, section 5.2.4).
            path.Append('/').Append(part is not ("" or "." or "..") ? Uri.EscapeDataString(part) : throw new InvalidInputException("GitHub", $"'{part}' is no name of anything there", "Correct the name"));
        }

        return path.ToString();
    }

    /// <summary>Method and path, without the query, safe to print.</summary>
    public override string ToString() => $"{Method} {PlainText.Line((Address?.AbsolutePath ?? Path).Split('?')[0])}";
}
