using System.Net.Http.Headers;
using Releasing.Failures;

namespace Releasing.Services.GitHub;

/// <summary>What opens GitHub's API. It prints as <c>***</c>, leaves this object in one header alone, and is sent to one host alone.</summary>
public sealed class GitHubToken
{
    private const int Longest = 4096;

    private static readonly string[] s_variables = ["GITHUB_TOKEN", "GH_TOKEN"];

    private readonly string _value;

    /// <summary>Takes a token.</summary>
    /// <param name="value">The token; white space around it does not count.</param>
    /// <param name="source">Where it comes from, for messages: <c>variable GITHUB_TOKEN</c>.</param>
    /// <exception cref="InvalidInputException">It is empty, or holds what no token holds.</exception>
    public GitHubToken(string value, string source)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value.Trim();
        Source = source;
        if (_value.Length is 0 or > Longest || _value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new InvalidInputException($"GitHub, {source}", "what it holds is no token", "Give the token alone, on one line");
        }
    }

    /// <summary>Where it comes from, for messages.</summary>
    public string Source { get; }

    /// <summary>It is that of an app's installation, such as a workflow's (GitHub's documentation, "Token prefixes"): it belongs to nobody, so GitHub tells no rights of an account.</summary>
    internal bool IsOfInstallation => _value.StartsWith("ghs_", StringComparison.Ordinal);

    /// <summary>The token of the environment: <c>GITHUB_TOKEN</c>, or else <c>GH_TOKEN</c>; null without one.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static GitHubToken? Find(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return s_variables.Select(name => (Name: name, Value: variable(name)))
            .Where(found => !string.IsNullOrWhiteSpace(found.Value))
            .Select(found => new GitHubToken(found.Value!, $"variable {found.Name}"))
            .FirstOrDefault();
    }

    /// <summary>Whether the environment has one, whatever it is worth.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static bool IsGiven(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return s_variables.Any(name => !string.IsNullOrWhiteSpace(variable(name)));
    }

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    internal AuthenticationHeaderValue Header() => new("Bearer", _value);

    /// <summary>The text without the token, should somebody send it back.</summary>
    internal string Mask(string text) => text.Replace(_value, "***", StringComparison.Ordinal);
}
