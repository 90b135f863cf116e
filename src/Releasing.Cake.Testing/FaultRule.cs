using System.Text.RegularExpressions;

namespace Releasing.Cake.Testing;

/// <summary>Which requests a fault meets.</summary>
/// <param name="Method">The method, such as <c>POST</c>; <c>*</c> for any.</param>
/// <param name="Path">The path, unescaped, such as <c>/repos/*/*/releases</c>: <c>*</c> stands for anything but <c>/</c>, <c>**</c> for anything.</param>
/// <param name="Fault">The fault.</param>
public sealed record FaultRule(string Method, string Path, Fault Fault)
{
    /// <summary>The host: <c>api</c>, <c>uploads</c> or <c>downloads</c>; null, the default, for any.</summary>
    public string? Origin { get; init; }

    /// <summary>The first of the matching requests that it meets, from 1, the default.</summary>
    public int First { get; init; } = 1;

    /// <summary>How many of them it meets. Default 1; <see cref="int.MaxValue"/> for every one.</summary>
    public int Times { get; init; } = 1;

    internal bool Matches(string origin, string method, string path) =>
        (Origin is null || Origin == origin) && (Method == "*" || Method == method) && Regex.IsMatch(path, Pattern(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private string Pattern() => "^" + Regex.Escape(Path).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$";
}
