namespace Releasing.Sboms.Python;

/// <summary>Digests as Python's tools write them: <c>sha256:HEX</c>.</summary>
internal static class PythonHash
{
    /// <summary>The digest; null when the text is none.</summary>
    public static ComponentHash? Read(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
        {
            return null;
        }

        var (name, digits) = text![..colon] switch
        {
            "sha256" => ("SHA-256", 64),
            "sha384" => ("SHA-384", 96),
            "sha512" => ("SHA-512", 128),
            "sha1" => ("SHA-1", 40),
            "md5" => ("MD5", 32),
            _ => ("", -1),
        };
        var hex = text[(colon + 1)..];
        return hex.Length == digits && hex.All(char.IsAsciiHexDigit) ? new ComponentHash(name, hex.ToLowerInvariant()) : null;
    }

    /// <summary>The digests among some texts, each once, in the order of their digits: the order of archives means nothing.</summary>
    public static ComponentHash[] ReadAll(IEnumerable<string?> texts) => [.. texts.Select(Read).OfType<ComponentHash>().Distinct().OrderBy(hash => hash.Hex, StringComparer.Ordinal)];
}
