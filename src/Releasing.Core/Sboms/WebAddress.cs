namespace Releasing.Sboms;

/// <summary>Where a component comes from, when it is an address that a document may hold (an IRI without spaces and other forbidden characters, RFC 3987).</summary>
internal static class WebAddress
{
    private static readonly string[] s_schemes = ["http", "https", "ssh", "git", "git+http", "git+https", "git+ssh", "git+file", "ftp"];

    /// <summary>The address in its escaped form; null when the text is none.</summary>
    public static string? Of(string? text)
    {
        // Lock files of Cargo put the kind of registry before the address.
        var words = text?.Trim().Replace("registry+", "", StringComparison.Ordinal).Replace("sparse+", "", StringComparison.Ordinal);
        return words is { Length: > 0 and < 2000 } && Uri.TryCreate(words, UriKind.Absolute, out var address) && s_schemes.Contains(address.Scheme, StringComparer.Ordinal)
            && address.Host.Length > 0 && IsPlain(address.AbsoluteUri)
            ? address.AbsoluteUri
            : null;
    }

    /// <summary>Whether it is a repository rather than an archive or a registry.</summary>
    public static bool IsRepository(string address) =>
        address.StartsWith("git", StringComparison.Ordinal) || address.StartsWith("ssh", StringComparison.Ordinal) || address.Contains(".git", StringComparison.Ordinal);

    // What RFC 3986 allows, and a percent sign only before two digits.
    private static bool IsPlain(string address)
    {
        for (var index = 0; index < address.Length; index++)
        {
            var letter = address[index];
            var isPlain = letter == '%'
                ? index + 2 < address.Length && char.IsAsciiHexDigit(address[index + 1]) && char.IsAsciiHexDigit(address[index + 2])
                : char.IsAsciiLetterOrDigit(letter) || "-._~:/?#@!$&'()*+,;=".Contains(letter, StringComparison.Ordinal);
            if (!isPlain)
            {
                return false;
            }
        }

        return address.AsSpan().Count('#') <= 1;
    }
}
