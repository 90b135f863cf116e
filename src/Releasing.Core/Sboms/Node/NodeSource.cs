using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>What the address of a package in a lock file of Node says about where it comes from.</summary>
internal static class NodeSource
{
    /// <summary>The source of a component: a registry, an archive, or a repository with its commit.</summary>
    /// <param name="resolved">The address; null when the lock file leaves it out, which means the usual registry.</param>
    /// <param name="name">The package's name.</param>
    public static string? Of(string? resolved, string name)
    {
        if (string.IsNullOrEmpty(resolved))
        {
            return null;
        }

        if (IsRepository(resolved))
        {
            return SourceAddress.Git(resolved);
        }

        var address = SourceAddress.Public(resolved.Split('#')[0]);

        // A registry serves its archives as NAME/-/FILE, whatever stands before.
        var end = address.IndexOf("/-/", StringComparison.Ordinal);
        if (end < 0)
        {
            return address;
        }

        var registry = address[..end];
        foreach (var suffix in new[] { "/" + name, "/" + name.Replace("/", "%2f", StringComparison.Ordinal) })
        {
            if (registry.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return registry[..^suffix.Length];
            }
        }

        return registry;
    }

    /// <summary>A git address of any form that package managers of Node take.</summary>
    public static bool IsRepository(string address) =>
        address.StartsWith("git+", StringComparison.Ordinal) || address.StartsWith("git:", StringComparison.Ordinal) || address.StartsWith("git@", StringComparison.Ordinal)
        || address.StartsWith("ssh:", StringComparison.Ordinal) || address.StartsWith("github:", StringComparison.Ordinal)
        || (address.StartsWith("http", StringComparison.Ordinal) && address.Split('#', '?')[0].EndsWith(".git", StringComparison.Ordinal));

    /// <summary>An archive's file or address rather than a folder.</summary>
    public static bool IsArchive(string address) =>
        address.Split('#', '?')[0] is var path && (path.EndsWith(".tgz", StringComparison.Ordinal) || path.EndsWith(".tar.gz", StringComparison.Ordinal) || path.EndsWith(".tar", StringComparison.Ordinal));
}
