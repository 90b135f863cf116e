using System.Globalization;
using System.Text.Json;
using Releasing.Text;

namespace Releasing.Services.GitHub;

/// <summary>Says what went wrong with a request, without secrets and without what could harm a terminal.</summary>
internal static class GitHubFailure
{
    private const int Longest = 300;
    private const int LargestExplanation = 64 * 1024;

    /// <summary>An answer that is a failure.</summary>
    public static GitHubException Of(GitHubRequest request, GitHubAnswer answer, GitHubToken? token)
    {
        var (message, documentation, codes) = Explanation(answer, token);
        var id = answer.RequestId is { } number ? $" Request {Clean(number, token)}." : "";
        var said = message.Length == 0 ? "." : $": {message}{(message[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
        return new GitHubException(
            $"GitHub: {request} answered {answer.Status}{said}{(documentation is null ? "" : $" See {documentation}.")}{id} {WhatToDo(request, answer, token, message)}", answer.Status)
        {
            Codes = codes,
        };
    }

    /// <summary>An answer that is none of the API.</summary>
    public static GitHubException NoAnswer(GitHubRequest request, GitHubAnswer? answer, string what, string whatToDo, Exception? inner = null) =>
        new($"GitHub: {request} {what}.{(answer?.RequestId is { } id ? $" Request {Clean(id, null)}." : "")} {whatToDo}", answer?.Status, inner);

    /// <summary>GitHub's own words of a failure, its documentation, and its words for what is wrong with the data; empty and null without any.</summary>
    public static (string Message, string? Documentation, IReadOnlyList<string> Codes) Explanation(GitHubAnswer answer, GitHubToken? token)
    {
        if (answer.Body.Length is 0 or > LargestExplanation || !answer.MediaType.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return (answer.Body.Length == 0 || answer.MediaType.Length == 0 ? "" : $"{Clean(answer.MediaType, token)} instead of an answer of the API", null, []);
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Body, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ("", null, []);
            }

            var errors = Errors(json.RootElement);
            var words = new[] { Text(json.RootElement, "message") }.Concat(errors.Select(Sentence)).Where(text => !string.IsNullOrWhiteSpace(text));
            var documentation = Text(json.RootElement, "documentation_url");
            return (
                Clean(string.Join("; ", words), token),
                documentation?.StartsWith("https://", StringComparison.Ordinal) == true ? Clean(documentation, token) : null,
                [.. errors.Where(error => error.ValueKind == JsonValueKind.Object).Select(error => Text(error, "code")).OfType<string>()]);
        }
        catch (JsonException)
        {
            return ("JSON that cannot be read", null, []);
        }
    }

    /// <summary>Text of the server on one line, short and without the token.</summary>
    public static string Clean(string text, GitHubToken? token)
    {
        var clean = PlainText.Line(token?.Mask(text) ?? text).Trim();
        return clean.Length <= Longest ? clean : clean[..Longest] + "…";
    }

    // What is wrong with the data of a request (GitHub's documentation, "Troubleshooting the REST API", validation failed): objects, sometimes texts.
    private static List<JsonElement> Errors(JsonElement root) =>
        root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array ? [.. errors.EnumerateArray().Take(5)] : [];

    private static string? Sentence(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString(),
        JsonValueKind.Object => string.Join(' ', new[] { Text(error, "resource"), Text(error, "field"), Text(error, "code"), Text(error, "message") }.OfType<string>()),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string WhatToDo(GitHubRequest request, GitHubAnswer answer, GitHubToken? token, string message) => answer.Status switch
    {
        _ when RateLimit.Refuses(answer, message) => answer switch
        {
            { RetryAfter: { } wait } => string.Create(CultureInfo.InvariantCulture, $"Run again in {Math.Ceiling(Math.Max(1, wait.TotalSeconds))} seconds."),
            { Remaining: 0, Reset: { } reset } => string.Create(CultureInfo.InvariantCulture, $"The limit is used up until {reset:HH:mm:ss} UTC; run again then."),
            _ => "Run again in some minutes.",
        },
        401 => token is null ? "Give a token by GITHUB_TOKEN or GH_TOKEN." : $"The token of {token.Source} is wrong or has expired: give another one.",
        403 => MissingScope.Sentence(request, answer, token),
        404 => $"Correct the name; GitHub also answers so for what the token may not see.{(token is null ? " There is no token." : $" {MissingScope.Sentence(request, answer, token)}")}",
        >= 300 and < 400 => "Correct the address: the repository or the API has moved.",
        408 or >= 500 => "Run again later; https://www.githubstatus.com tells of disturbances.",
        _ => "Mend what GitHub names and run again.",
    };
}
