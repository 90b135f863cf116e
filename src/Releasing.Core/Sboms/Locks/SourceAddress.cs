namespace Releasing.Sboms.Locks;

/// <summary>Addresses from lock files as an SBOM may show them: public, and therefore without user names and passwords.</summary>
internal static class SourceAddress
{
    /// <summary>An address without credentials; the user <c>git</c> of ssh is none.</summary>
    /// <param name="address">As the lock file has it.</param>
    public static string Public(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return address;
        }

        var host = address.AsSpan(start);
        var end = host.IndexOfAny("/?#");
        var at = (end < 0 ? host : host[..end]).LastIndexOf('@');
        return at < 0 || host[..at] is "git" ? address : string.Concat(address.AsSpan(0, start), host[(at + 1)..]);
    }

    /// <summary>A git repository at a commit as SPDX writes it: <c>git+https://host/repository.git@COMMIT</c> (SPDX 2.3, 7.7 "Package download location").</summary>
    /// <param name="address">The address, with or without <c>git+</c>, with or without <c>#COMMIT</c>; the short form <c>git@host:path</c> too.</param>
    /// <param name="commit">The commit, where it is not in the address.</param>
    public static string Git(string address, string? commit = null)
    {
        var parts = address.Split('#', 2);
        var repository = parts[0].Split('?', 2)[0];
        if (!repository.Contains("://", StringComparison.Ordinal))
        {
            // scp's short form.
            repository = "ssh://" + Replaced(repository.StartsWith("git+", StringComparison.Ordinal) ? repository[4..] : repository);
        }

        repository = Public(repository);
        if (!repository.StartsWith("git", StringComparison.Ordinal))
        {
            repository = "git+" + repository;
        }

        commit ??= parts.Length == 2 ? parts[1].Replace("commit=", "", StringComparison.Ordinal).Split('&')[0] : null;
        return commit is { Length: > 0 } ? $"{repository}@{commit}" : repository;
    }

    private static string Replaced(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? address : string.Concat(address.AsSpan(0, colon), "/", address.AsSpan(colon + 1).TrimStart('/'));
    }
}
