namespace Releasing.Sboms.Node;

/// <summary>The keys of packages in a pnpm-lock.yaml: name, version and the peers they are resolved with.</summary>
/// <param name="Name">The package; null when the key is an address only.</param>
/// <param name="Version">Its version; null when an address stands in its place.</param>
/// <param name="Address">The address in place of a version.</param>
internal sealed record PnpmKey(string? Name, string? Version, string? Address)
{
    /// <summary>The key of the package itself: without the peers, which follow in parentheses from version 6 on.</summary>
    public static string WithoutPeers(string key)
    {
        var end = key.IndexOf('(', StringComparison.Ordinal);
        return end < 0 ? key : key[..end];
    }

    /// <summary>
    /// Reads <c>/name/1.0.0_peer@2.0.0</c> (5), <c>/name@1.0.0(peer@2.0.0)</c> (6), <c>name@1.0.0(peer@2.0.0)</c> (9), each also with <c>@scope/</c>, an address after the name (9) or an address alone.
    /// </summary>
    public static PnpmKey Parse(string key)
    {
        var text = WithoutPeers(key);
        var bare = text.StartsWith('/') ? text[1..] : text;
        var at = bare.Length > 1 ? bare.IndexOf('@', 1) : -1;
        if (at > 0 && IsName(bare[..at]))
        {
            var reference = bare[(at + 1)..];
            return reference.Length > 0 && char.IsAsciiDigit(reference[0]) ? new PnpmKey(bare[..at], reference, null) : new PnpmKey(bare[..at], null, reference);
        }

        // Version 5: the last slash is before the version; peers follow an underscore, and a version has none.
        var peers = bare.IndexOf('_', Math.Max(0, SlashBeforeVersion(bare)));
        var body = peers < 0 ? bare : bare[..peers];
        var slash = body.LastIndexOf('/');
        if (slash <= 0 || slash + 1 == body.Length || !char.IsAsciiDigit(body[slash + 1]) || !body.Contains('.', StringComparison.Ordinal))
        {
            return new PnpmKey(null, null, text);
        }

        var name = body[..slash];
        if (text.StartsWith('/') && IsName(name))
        {
            return new PnpmKey(name, body[(slash + 1)..], null);
        }

        // registry.example/name/1.0.0: another registry than the project's own.
        var host = name.IndexOf('/', StringComparison.Ordinal);
        return host > 0 && name[..host].Contains('.', StringComparison.Ordinal) && IsName(name[(host + 1)..])
            ? new PnpmKey(name[(host + 1)..], body[(slash + 1)..], "https://" + name[..host])
            : new PnpmKey(null, null, text);
    }

    private static int SlashBeforeVersion(string key)
    {
        // /@scope/name/1.0.0_@s+peer@2 or /name/1.0.0_peer@2.0.0: the version is the first part that begins with a digit after the name.
        var parts = 0;
        for (var index = 0; index < key.Length - 1; index++)
        {
            if (key[index] == '/' && ++parts > 0 && char.IsAsciiDigit(key[index + 1]))
            {
                return index;
            }
        }

        return 0;
    }

    private static bool IsName(string name) => name.StartsWith('@') ? name.AsSpan().Count('/') == 1 : name.Length > 0 && !name.Contains('/', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal);
}
