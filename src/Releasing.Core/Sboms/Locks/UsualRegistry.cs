namespace Releasing.Sboms.Locks;

/// <summary>
/// The registry that a package URL need not name. No host is known here: a project takes most of its packages from the usual registry, or from the mirror that stands for it, and names another one for a few.
/// </summary>
internal static class UsualRegistry
{
    /// <summary>The address of the registry that most rows of a lock file name, the first of several; null when there is none.</summary>
    /// <param name="rows">The packages of the file.</param>
    /// <param name="unnamedMeansUsual">The format leaves the usual registry out, so that a registry which fewer rows name than name none is another one.</param>
    public static string? Of(IEnumerable<Component?> rows, bool unnamedMeansUsual)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var unnamed = 0;
        foreach (var row in rows)
        {
            if (row is not { IsFirstParty: false })
            {
                continue;
            }

            if (row.Source is null)
            {
                unnamed++;
            }
            else if (PackageUrl.IsRegistry(row.Source))
            {
                var address = WithoutScheme(row.Source);
                counts[address] = counts.GetValueOrDefault(address) + 1;
            }
        }

        var most = counts.OrderByDescending(count => count.Value).FirstOrDefault();
        return unnamedMeansUsual && most.Value <= unnamed ? null : most.Key;
    }

    /// <summary>Whether a source is that registry; http and https are one, for old lock files have both.</summary>
    public static bool Is(string? usual, string? source) => usual is not null && source is not null && usual.Equals(WithoutScheme(source), StringComparison.OrdinalIgnoreCase);

    private static string WithoutScheme(string address)
    {
        var end = address.IndexOf("://", StringComparison.Ordinal);
        return (end < 0 ? address : address[(end + 3)..]).TrimEnd('/');
    }
}
